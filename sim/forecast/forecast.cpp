#include "sim/forecast/forecast.h"

#include <algorithm>
#include <array>

#include "sim/base/format.h"
#include "sim/base/rng.h"
#include "sim/forecast/drivers.h"
#include "sim/world/state/standing.h"

namespace partly::forecast {
namespace {

constexpr int kMostQuarters = 100;

std::span<const ForecastPolicy> policies_of_a_student() {
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

std::span<const ForecastPolicy> policies_of_a_provider() {
  static const std::array<ForecastPolicy, 3> all{
      ForecastPolicy{
          "go-on", "Go on as now",
          "Leaves console, prices, terms and licences as they are set, and lets the claims that it "
          "has brought go to a judgment.",
          false, false, false},
      ForecastPolicy{"settle", "Settle what is open",
                     "Goes on as now, but accepts what a defendant offers, in the quarter in which it is "
                     "offered.",
                     false, true, false},
      ForecastPolicy{"cut-off", "Serve licensed labs only",
                     "Goes on as now, but ends the access of every lab without a licence at once, with or "
                     "without an alarm to point to.",
                     false, false, true}};
  return all;
}

Result<ForecastRequest> completed(const Scenario& scenario, const World& world, ForecastRequest request) {
  if (request.quarters < 0 || request.quarters > kMostQuarters)
    return Error{ErrorKind::usage, "A forecast looks 1 to 100 quarters ahead", "quarters",
                 "Leave it out to look to the end of the game"};
  if (request.futures < 1 || request.futures > 1'000'000)
    return Error{ErrorKind::usage, "Between 1 and 1,000,000 futures can be drawn", "futures", {}};
  auto policy = forecast_policy(request.policy.id, scenario.role());
  if (!policy) return policy.error();
  request.policy = std::move(*policy);
  const int left = quarters_left(scenario, world);
  request.quarters = request.quarters == 0 ? left : std::min(left, request.quarters);
  if (request.seed == 0)
    request.seed =
        derive_seed(world.seed, "forecast", static_cast<std::uint64_t>(world.now.since(scenario.start)));
  return request;
}

}  // namespace

std::span<const ForecastPolicy> forecast_policies(Role role) {
  return role == Role::teacher_lab ? policies_of_a_provider() : policies_of_a_student();
}

Result<ForecastPolicy> forecast_policy(const std::string& id, Role role) {
  std::string known;
  for (const ForecastPolicy& policy : forecast_policies(role)) {
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
  const auto paths = forecast::draw_futures(read.question);
  if (!paths) return paths.error();
  for (const ChanceAhead& one : read.chances) forecast.chances.push_back(one.chance);
  std::size_t ahead = 0;
  for (const forecast::QuarterFan& fan : forecast::fans_of(*paths)) {
    forecast.quarters.push_back(
        {world.now.plus(static_cast<int>(ahead)), fan.cash_usd, fan.capability_points, fan.claims_usd, {}});
    for (const ChanceAhead& one : read.chances)
      forecast.quarters.back().chances.push_back(one.drawn ? fan.*one.drawn : one.read.at(ahead));
    ++ahead;
  }
  forecast.drivers = std::move(read.drivers);
  forecast.left_out = std::move(read.left_out);
  return forecast;
}

double Forecast::chance_by_the_end(const std::string& id) const {
  for (std::size_t i = 0; i < chances.size() && !quarters.empty(); ++i)
    if (chances[i].id == id) return quarters.back().chances.at(i);
  return 0;
}

}  // namespace partly::forecast
