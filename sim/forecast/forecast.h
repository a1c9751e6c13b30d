// Looking ahead: thousands of futures of the player's lab from the present to the end of the game, under a
// stated policy, drawn as fans and never as a single number. The drivers are read off world and scenario
// (drivers.h; provider.h where the player is the provider), the drawing stands in
// futures.h, and every driver stands beside the fan as a Quantity. Nothing here is a rule: no decision and
// no close of a quarter reads a forecast. What it leaves out, and how often the truth has lain in its fans:
// docs/forecast.md.
#pragma once
#include "sim/forecast/result.h"
#include "sim/world/state/world.h"

namespace partly::forecast {

using namespace world;  // a forecast speaks of nothing else

// Const and seeded: the same world and request give the same bits on one machine, on however many threads
// (plays_ahead.h). An Error (kind usage) for a request that makes no sense.
Result<Forecast> forecast(const Scenario& scenario, const World& world, const ForecastRequest& request = {});

}  // namespace partly::forecast
