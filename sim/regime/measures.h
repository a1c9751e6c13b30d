// What is measured of ten years: one measure an axis. Goals of a rule maker and surveys read this list.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "sim/base/measure.h"
#include "sim/regime/play.h"

namespace partly::regime {

// What is better on an axis: more (1), less (-1), or neither (0).
int better_side(const std::string& axis);

const std::vector<Measure>& measures();  // in the order of axes()
// By id: means over the years that are over; none before the first is.
std::map<std::string, double> measured_in(const std::vector<Year>& years);

}  // namespace partly::regime
