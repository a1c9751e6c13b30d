// The part "events" of a scenario: what may happen to everybody, and what a lab may answer.
#pragma once
#include <vector>

#include "sim/scenario/reader.h"
#include "sim/world/state/scenario.h"

namespace partly::scenario {

std::vector<world::EventRule> bind_events(const Node& node, const world::LearningRules& learning);
void check_events(const Node& root, const world::Scenario& scenario);
// At most, by all answers of a game together.
double most_of_answers_usd(const std::vector<world::EventRule>& events);

}  // namespace partly::scenario
