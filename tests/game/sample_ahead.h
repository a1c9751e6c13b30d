// A forecast, a fork, luck and turning points as a session would give them, for the tests of screens. Made
// up.
#pragma once
#include "sim/session/session.h"

namespace partly::game {

forecast::Forecast sample_forecast(const world::WorldView&, const forecast::ForecastRequest&);
std::vector<session::PlayedDecision> sample_decisions();
session::Fork sample_fork();
session::Luck sample_luck(int games);
std::vector<session::TurningPoint> sample_points();

}  // namespace partly::game
