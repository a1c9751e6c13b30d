// Legal play at random: what an order may be at all, and what of it the world allows now.
#pragma once
#include <vector>

#include "sim/base/rng.h"
#include "sim/world/decide/decide.h"

namespace partly::world {

// A decision of any kind with any arguments, many of them refused.
Decision random_decision(const Scenario& scenario, const World& world, Rng& rng);
// A few decisions of the player and the close of the quarter; returns how many decisions were allowed.
int play_random_quarter(const Scenario& scenario, World& world, Rng& rng);

}  // namespace partly::world
