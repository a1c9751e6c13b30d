// One quarter closes. The order is fixed: results land, the provider reads its logs, proceedings move, the
// market buys, costs are paid, events are drawn, solvency is checked, the next quarter opens, and the bots
// decide in it with what the player can see as well.
#pragma once
#include <span>

#include "sim/world/scenario.h"
#include "sim/world/world.h"

namespace partly::world {

// The jobs whose results the closing quarter needs, i.e. those due now.
std::vector<Job> jobs_due(const World& world);
// `results` holds one for each job due (a check; the session waits until they are in).
// Does nothing once the game has ended.
void close_quarter(const Scenario& scenario, World& world, std::span<const JobResult> results);

}  // namespace partly::world
