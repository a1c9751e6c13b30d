// One quarter closes. The order is fixed: results land, the provider reads its logs, proceedings move, the
// market buys, costs are paid, events are drawn, solvency is checked, the next quarter opens, and the bots
// decide in it with what the player can see as well.
#pragma once
#include <span>

#include "sim/world/state/scenario.h"
#include "sim/world/state/world.h"

namespace partly::world {

// What the other labs do with the quarter that has just begun. Given from outside: bots stand above this room
// (sim/bots/turn.h).
using OthersDecide = void (*)(const Scenario&, World&);

// The first quarter: labs with cash, the rivals' first models queued for training.
World begin(const Scenario& scenario, std::uint64_t seed, OthersDecide others_decide);
// The jobs whose results the closing quarter needs, i.e. those due now.
std::vector<Job> jobs_due(const World& world);
// `results` holds one for each job due (a check; the session waits until they are in).
// Does nothing once the game has ended.
void close_quarter(const Scenario& scenario, World& world, std::span<const JobResult> results,
                   OthersDecide others_decide);

}  // namespace partly::world
