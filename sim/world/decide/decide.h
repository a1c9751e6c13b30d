// The door through which decisions reach the world. check() is const and shares the code of apply(): the same
// call draws the price on a button, greys it with a reason, and decides.
#pragma once
#include <string>

#include "sim/world/decide/quote.h"
#include "sim/world/state/world.h"

namespace partly::world {

Check check(const Scenario& scenario, const World& world, const Decision& decision,
            const std::string& lab = kPlayerId);
// Applies a decision that check() allows; the Refusal otherwise, with the world unchanged.
Check apply(const Scenario& scenario, World& world, const Decision& decision,
            const std::string& lab = kPlayerId);

// Signing the licence and then this run, quoted as one: the fee and the run in one sum. Refused with both
// sums where cash covers only one of them.
Check check_with_licence(const Scenario& scenario, const World& world, const TrainModel& decision,
                         const std::string& lab = kPlayerId);

}  // namespace partly::world
