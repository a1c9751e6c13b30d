// The suit that a scenario lets its player bring, out of its document; and what must hold of it beyond its
// shape.
#pragma once
#include "sim/scenario/reader.h"
#include "sim/world/state/scenario.h"

namespace partly::scenario {

std::optional<law::SuitRules> bind_suit(const Node& node);
void check_suit(const Node& node, const world::Scenario& scenario);

}  // namespace partly::scenario
