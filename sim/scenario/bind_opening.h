// The part "opening" of a scenario: what has been decided before the player takes over
// (sim/world/state/opening.h).
#pragma once
#include "sim/scenario/reader.h"
#include "sim/world/state/scenario.h"

namespace partly::scenario {

using Opening = std::vector<std::vector<world::Decision>>;

Opening bind_opening(const Node& node);
// That it leaves a game to play, and that what it names can be there by then.
void check_opening(const Node& node, const world::Scenario& scenario);

}  // namespace partly::scenario
