#include "sim/world/forecast.h"

#include <algorithm>
#include <array>

#include "sim/base/format.h"
#include "sim/base/rng.h"
#include "sim/world/forecast_drivers.h"
#include "sim/world/standing.h"

namespace partly::world {
namespace {

constexpr int kMostQuarters = 100;

const std::array<ForecastPolicy, 4>& policies() {
  static const std::array<ForecastPolicy, 4> all{
      ForecastPolicy{"go-on", "Go on as now",
                     "Sells its best model at today's price, orders its last run again as often as it has "
                     "ordered runs so far, and lets claims go to a judgment.",
                     true, false},
      ForecastPolicy{"settle", "Settle what is open",
                     "Goes on as now, but pays what a claimant takes as soon as it can be offered.", true,
                     true},
      ForecastPolicy{"train-nothing", "Stop training",
                     "Finishes what is in training, orders no further run, sells its best model, and lets "
                     "claims go to a judgment.",
                     false, false},
      ForecastPolicy{
          "train-nothing-and-settle", "Stop and settle",
          "Finishes what is in training, orders no further run, sells its best model, and pays what "
          "a claimant takes as soon as it can be offered.",
          false, true}};
  return all;
}

Result<ForecastRequest> completed(const Scenario& scenario, const World& world, ForecastRequest request) {
  if (request.quarters < 0 || request.quarters > kMostQuarters)
    return Error{ErrorKind::usage, "A forecast looks 1 to 100 quarters ahead", "quarters",
                 "Leave it out to look to the end of the game"};
  if (request.futures < 1 || request.futures > 1'000'000)
    return Error{ErrorKind::usage, "Between 1 and 1,000,000 futures can be drawn", "futures", {}};
  if (scenario.role() != Role::student_lab)
    return Error{ErrorKind::usage,
                 "Forecasts are made for labs that may learn from the provider, not for the provider",
                 scenario.id, "Choose a scenario in which the player is such a lab"};
  const int left = quarters_left(scenario, world);
  request.quarters = request.quarters == 0 ? left : std::min(left, request.quarters);
  if (request.seed == 0)
    request.seed =
        derive_seed(world.seed, "forecast", static_cast<std::uint64_t>(world.now.since(scenario.start)));
  return request;
}

}  // namespace

std::span<const ForecastPolicy> forecast_policies() { return policies(); }

Result<ForecastPolicy> forecast_policy(const std::string& id) {
  std::string known;
  for (const ForecastPolicy& policy : policies()) {
    if (policy.id == id) return policy;
    known += (known.empty() ? "" : ", ") + policy.id;
  }
  return Error{ErrorKind::usage, "There is no forecast policy \"" + id + "\"", "--policy",
               "Choose one of: " + known};
}

Result<Forecast> forecast(const Scenario& scenario, const World& world, const ForecastRequest& asked) {
  const auto request = completed(scenario, world, asked);
  if (!request) return request.error();
  Forecast forecast;
  forecast.policy = request->policy;
  forecast.parameters_too = request->parameters_too;
  forecast.from = world.now;
  forecast.futures = request->futures;
  forecast.seed = request->seed;
  forecast.cash_now_usd = world.ledger.cash(world.player().id).usd();
  if (request->quarters == 0) return forecast;
  ForecastQuestion read = forecast_question(scenario, world, *request);
  forecast.capability_now_points = read.question.now.capability_points;
  const auto paths = econ::draw_futures(read.question);
  if (!paths) return paths.error();
  int ahead = 0;
  for (const econ::QuarterFan& fan : econ::fans_of(*paths))
    forecast.quarters.push_back({world.now.plus(ahead++), fan.cash_usd, fan.capability_points, fan.claims_usd,
                                 fan.ruined, fan.access_cut, fan.enjoined});
  forecast.drivers = std::move(read.drivers);
  forecast.left_out = std::move(read.left_out);
  return forecast;
}

Quantity fan_quantity(const econ::Spread& spread, Unit unit, const Forecast& forecast) {
  return Quantity::derived(spread.p50, unit,
                           "Median of " + format_number(forecast.futures, 0) +
                               " futures; the range holds nine "
                               "in ten of them. " +
                               forecast.policy.sentence,
                           Interval{spread.p5, spread.p95});
}

}  // namespace partly::world
