// Is a forecast honest? Games really played to their end by bots, and at each of their quarters a forecast
// under what the bot goes on to do; how often did the truth lie in the fan that should hold nine in ten?
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/forecast/forecast.h"
#include "sim/session/job_runner.h"

namespace partly::survey {

struct FanScore {
  int forecasts = 0, inside = 0, above = 0, below = 0;
  double width = 0;  // of the fan, mean
  double miss = 0;   // of the median, mean of absolute values

  double covered() const { return forecasts > 0 ? static_cast<double>(inside) / forecasts : 0; }
  void add(const forecast::Quantiles& fan, double truth);
};

struct ChanceScore {
  std::string id, name;            // of forecast::ForecastChance
  double expected = 0, truly = 0;  // mean chance by the end, and share
};

struct ForecastCheck {
  std::string player;                      // the bot
  std::string policy;                      // under which was forecast
  std::vector<FanScore> cash, capability;  // by closes ahead, the next close first
  std::vector<ChanceScore> chances = {};

  ChanceScore& of(const forecast::ForecastChance& chance);  // adds it if it is not there
};

// Each bot (sim/bots/steady_bots.h) plays each seed with networks that really train. Forecasts start where it
// does nothing any more but what one policy of the forecast says.
Result<std::vector<ForecastCheck>> check_forecasts(const world::Scenario& scenario,
                                                   const std::vector<std::string>& bots,
                                                   const std::vector<std::uint64_t>& seeds,
                                                   bool parameters_too,
                                                   const std::shared_ptr<session::JobRunner>& runner);

}  // namespace partly::survey
