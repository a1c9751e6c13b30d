// What a forecast answers: fans quarter by quarter, chances, and the drivers behind them, each a Quantity.
// Values.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/quarter.h"
#include "sim/forecast/quantiles.h"
#include "sim/forecast/request.h"

namespace partly::forecast {

// One number that moves the futures: shown beside the fan with its tag, its range and its formula.
struct ForecastDriver {
  std::string id;    // "market_growth"
  std::string text;  // "Growth of the market, a quarter"
  Quantity number;
};

// Something that may happen once, and has then happened.
struct ForecastChance {
  std::string id;       // "access_cut"
  std::string name;     // "access cut"
  std::string happens;  // "the provider has cut access"
  std::string of;       // what its share is a share of: "10,000 futures"
};

// At the close of one quarter.
struct ForecastQuarter {
  Quarter quarter;
  Quantiles cash_usd, capability_points;
  // Open claims. Against a lab: what being rid of them would cost; brought by a provider: what they would
  // pay.
  Quantiles claims_usd;
  std::vector<double> chances;  // 0..1, that it has happened by then: one for each of Forecast::chances
};

struct Forecast {
  ForecastPolicy policy;
  bool parameters_too = false;
  Quarter from;  // the quarter that is open; the first of the fan is its close
  int futures = 0;
  std::uint64_t seed = 0;
  double cash_now_usd = 0, capability_now_points = 0;
  std::vector<ForecastChance> chances;    // "ruined" first: cash has ended a quarter below zero
  std::vector<ForecastQuarter> quarters;  // empty once the game has ended
  std::vector<ForecastDriver> drivers;
  std::vector<std::string> left_out;  // what these futures do not know, a sentence each

  // That it has happened by the end of the last quarter; 0 for what these futures do not ask.
  double chance_by_the_end(const std::string& id) const;
};

}  // namespace partly::forecast
