// What holds now: prices, terms, fees and the provider's monitor, with what events, versions of the terms and
// a player's console have made of the scenario's.
#pragma once
#include "sim/world/state/world.h"

namespace partly::world {

// The price list and terms in force now, with the adjustments of events.
econ::PriceList prices_now(const Scenario& scenario, const World& world);
double gflop_usd_now(const Scenario& scenario, const World& world);  // of that list
law::Terms terms_now(const Scenario& scenario, const World& world);
Quantity signing_fee_now(const Scenario& scenario, const World& world);

// The monitor as it is set now, without its volume rule.
forensics::MonitorSettings monitor_now(const Scenario& scenario, const World& world);

}  // namespace partly::world
