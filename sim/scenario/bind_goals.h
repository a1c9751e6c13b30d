// The goals of a briefing: a text, and so much of a measure at least or at most.
#pragma once
#include <vector>

#include "sim/base/measure.h"
#include "sim/scenario/reader.h"
#include "sim/world/state/goal.h"

namespace partly::scenario {

std::vector<world::Goal> bind_goals(const Node& goals);
// That each is set in something that this kind of game measures, in its unit.
void check_goals(const Node& goals, const std::vector<Measure>& measures);

}  // namespace partly::scenario
