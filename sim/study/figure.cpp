#include "sim/study/figure.h"

#include <algorithm>

#include "sim/base/check.h"
#include "sim/base/format.h"
#include "sim/base/statistics.h"

namespace partly::study {

Figure over_seeds(std::string name, std::span<const double> values, Unit unit) {
  return {std::move(name), mean(values), standard_deviation(values), unit};
}

std::vector<double> points_between(std::span<const double> a, std::span<const double> b) {
  PARTLY_CHECK(a.size() == b.size());
  std::vector<double> points;
  for (std::size_t i = 0; i < a.size(); ++i) points.push_back(100 * (a[i] - b[i]));
  return points;
}

double share_above_zero(std::span<const double> values) {
  const auto above = std::ranges::count_if(values, [](double value) { return value > 0; });
  return values.empty() ? 0 : static_cast<double>(above) / static_cast<double>(values.size());
}

const Figure& figure(const Figures& figures, const std::string& name) {
  const auto found = std::ranges::find(figures, name, &Figure::name);
  PARTLY_CHECK(found != figures.end());
  return *found;
}

std::string text(double value, Unit unit) {
  switch (unit) {
    case Unit::fraction:
      return format_number(value, 3);
    case Unit::points:
      return format_number(value, 1) + " points";
    case Unit::p_value:
      return format_p(value);
    case Unit::none:
      return format_number(value, 2);
    default:
      return partly::text(Quantity::measured(value, unit, {}, {}));
  }
}

std::string text(const Figure& figure) {
  if (figure.sd == 0) return text(figure.value, figure.unit);
  if (figure.unit == Unit::points)
    return format_number(figure.value, 1) + " ± " + format_number(figure.sd, 1) + " points";
  return text(figure.value, figure.unit) + " ± " + text(figure.sd, figure.unit);
}

std::string text(const Figures& figures) {
  std::string all;
  for (const Figure& figure : figures) {
    if (!all.empty()) all += "; ";
    all += figure.name + " " + text(figure);
  }
  return all;
}

Quantity quantity(const Figure& figure, const std::string& study) {
  std::optional<Interval> spread;
  if (figure.sd > 0) spread = Interval{figure.value - figure.sd, figure.value + figure.sd};
  return Quantity::measured(figure.value, figure.unit, study, figure.name, spread);
}

}  // namespace partly::study
