// A forecast, a fork, luck and turning points as a session would give them, for the tests of screens. Made
// up.
#pragma once
#include "sim/counterfactual/luck.h"
#include "sim/counterfactual/turning_points.h"
#include "sim/session/session.h"

namespace partly::game {

forecast::Forecast sample_forecast(const world::WorldView&, const forecast::ForecastRequest&);
std::vector<counterfactual::PlayedDecision> sample_decisions();
counterfactual::Fork sample_fork();
counterfactual::Luck sample_luck(int games);
std::vector<counterfactual::TurningPoint> sample_points();

}  // namespace partly::game
