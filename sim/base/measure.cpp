#include "sim/base/measure.h"

#include <cmath>

#include "sim/base/format.h"

namespace partly {

std::string shown(const Measure& measure, double value) {
  switch (measure.unit) {
    case Unit::usd:
      return std::abs(value) < 1000 && value != 0 ? "$" + format_number(value, 2) : format_usd(value);
    case Unit::fraction:
      return format_percent(value);
    case Unit::points:
      return format_number(value, 1);
    case Unit::count:
    case Unit::quarters:
      return format_number(value, value == std::round(value) ? 0 : 2);
    default:
      return format_number(value, std::abs(value) < 1 ? 3 : 2);
  }
}

}  // namespace partly
