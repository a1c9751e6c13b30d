// The door through which decisions reach the world. check() is const and shares the code of apply(): the same
// call draws the price on a button, greys it with a reason, and decides.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "sim/base/quantity.h"
#include "sim/world/state/decision.h"
#include "sim/world/state/scenario.h"
#include "sim/world/state/world.h"

namespace partly::world {

struct QuoteLine {
  std::string text;  // "500 queries"
  Quantity amount;   // money, derived from count x price
};

struct Quote {
  Quantity upfront;              // what it costs now
  std::vector<QuoteLine> lines;  // sum to upfront
  int quarters = 1;              // until the result lands
  std::vector<law::Clause> terms_touched;
  std::vector<std::string> warnings;  // in plain words: "Breaks clause 4", "Nothing is left for operations"
};

struct Refusal {
  std::string rule;    // "cash", "access-cut", "nothing-to-learn-from"
  std::string reason;  // "You have $1.20 B; this costs $48.7 B."
  std::string remedy;  // "Raise money first, or use fewer labels."
};

using Check = std::variant<Quote, Refusal>;

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
