// A quantity of which a test says nothing but its value.
#pragma once
#include "sim/base/quantity.h"

namespace partly::econ {

inline Quantity number(double value) {
  return Quantity::assumed(value, Unit::none, {value, value}, "for the test");
}

}  // namespace partly::econ
