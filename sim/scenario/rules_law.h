// What the law of a scenario must make sense of beyond its shape: signs of weights, questions of law with a
// chance, revisions within the game.
#pragma once
#include "sim/scenario/reader.h"
#include "sim/world/state/scenario.h"

namespace partly::scenario {

void check_law(const Node& root, const world::Scenario& scenario);
// The most that one claim of this scenario can cost a lab, counsel included, where its model has earned so
// much.
double most_of_a_claim_usd(const world::Scenario& scenario, double sales_usd);

}  // namespace partly::scenario
