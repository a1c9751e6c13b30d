// The door through which decisions reach the world. check() is const and shares the code of apply(): the same
// call draws the price on a button, greys it with a reason, and decides.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "sim/base/quantity.h"
#include "sim/world/decision.h"
#include "sim/world/scenario.h"
#include "sim/world/world.h"

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

// The price list and terms in force now, with the adjustments of events.
econ::PriceList prices_now(const Scenario& scenario, const World& world);
law::Terms terms_now(const Scenario& scenario, const World& world);
Quantity signing_fee_now(const Scenario& scenario, const World& world);

// The monitor as it is set now, without its volume rule.
forensics::MonitorSettings monitor_now(const Scenario& scenario, const World& world);

// The house model with so many trap islets in it, as a job that names it.
learn::TrainJob house_job(const Scenario& scenario, int islets, std::uint64_t world_seed);
learn::TrapPatch traps_of(int islets, std::uint64_t world_seed);

// What a TrainModel decision trains and how, before it is known who trains and when: without a seed.
learn::TrainJob job_of(const LearningRules& rules, const TrainModel& decision);
// The training job behind a TrainModel decision (also for rehearsals, which swap the map).
learn::TrainJob job_for(const Scenario& scenario, const World& world, const TrainModel& decision,
                        const std::string& lab);
// The wide from-scratch run that the articles call building the model oneself, and so on: a route's usual
// order.
TrainModel usual(const Scenario& scenario, Route route);

}  // namespace partly::world
