// The quarters of a game with its rivals at the table: a world begun or a quarter closed, and then every
// rival decides in the quarter that is open, through the same door as a player.
#pragma once
#include <cstdint>
#include <span>

#include "sim/world/close/close_quarter.h"

namespace partly::bots {

// Every rival's decisions for the open quarter, in the scenario's order; what follows a refusal is dropped.
void decide_quarter(const world::Scenario& scenario, world::World& world);

world::World begin(const world::Scenario& scenario, std::uint64_t seed);
void close_quarter(const world::Scenario& scenario, world::World& world,
                   std::span<const world::JobResult> results);

}  // namespace partly::bots
