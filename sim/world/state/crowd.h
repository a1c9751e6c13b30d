// Honest customers of the provider's API: how many streams are simulated, what the API is worth to them, and
// what they pay. Rates are measured (WatchCrowd); what they cost is assumed by the scenario. All const.
#pragma once
#include "sim/world/state/world.h"

namespace partly::world {

// The measurement of this quarter, with the console in force.
WatchCrowd watch_of(const Scenario& scenario, const World& world, int id);

// Of the API to honest customers: 1 for full answers, less by what defences and rounding take from them. By
// the last measurement; 1 before there was any.
Quantity worth_of_api(const Scenario& scenario, const World& world);
// Share of honest accounts that the last measurement accused.
double accused_share(const World& world);
// Whether an honest customer who is accused loses its access by itself.
bool accused_are_cut(const Scenario& scenario, const World& world);

// What honest customers pay for answers in the closing quarter, and what accused ones would have paid beside.
struct HonestTrade {
  Quantity usd;
  double lost_to_alarms_usd = 0;
};
HonestTrade honest_trade(const Scenario& scenario, const World& world);
// What false alarms cost the provider's trust, 0..1.
double trust_lost_to_alarms(const Scenario& scenario, const World& world);

}  // namespace partly::world
