// The drivers of a forecast, read off world and scenario: the question that futures.h answers, and every
// number in it as a Quantity. The way in short: what the lab sells and will sell (its models, measured or
// expected), what the rules make of that when they are played (lab_outlook.h), and what claims may come of
// its copies (prospects.h). Written out in docs/forecast.md.
#pragma once
#include <vector>

#include "sim/forecast/forecast.h"
#include "sim/forecast/futures.h"

namespace partly::forecast {

// One of Forecast::chances: counted in the futures that are drawn, or in the plays quarter by quarter.
struct ChanceAhead {
  ForecastChance chance;
  double forecast::QuarterFan::*drawn = nullptr;
  std::vector<double> read = {};  // where it is not drawn
};

struct ForecastQuestion {
  forecast::FuturesQuestion question;
  std::vector<ChanceAhead> chances;
  std::vector<ForecastDriver> drivers;
  std::vector<std::string> left_out;
};

// A chance that is counted in the futures that are drawn.
ChanceAhead drawn_chance(const ForecastRequest& request, std::string id, std::string name,
                         std::string happens, double forecast::QuarterFan::*drawn);

// `request.quarters` and `request.seed` are set.
ForecastQuestion forecast_question(const Scenario& scenario, const World& world,
                                   const ForecastRequest& request);

}  // namespace partly::forecast
