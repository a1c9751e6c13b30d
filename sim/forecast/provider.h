// The drivers of a forecast where the player is the provider: what the plays of provider_outlook.h have in
// common, read into the question that econ/futures.h answers. Sales and trade move together and stay where
// they have come to; what other labs pay comes in lumps; each claim that is open pays once or never.
#pragma once
#include "sim/forecast/drivers.h"

namespace partly::forecast {

// `request.quarters` and `request.seed` are set. In the teacher's role, and while the game runs.
ForecastQuestion provider_forecast_question(const Scenario& scenario, const World& world,
                                            const ForecastRequest& request);

}  // namespace partly::forecast
