// The contest about forecasts: a whole one, its drivers read off a game, beside the mere drawing of as many
// futures.
#include <chrono>
#include <ctime>
#include <functional>

#include "sim/base/folders.h"
#include "sim/cli/contest.h"
#include "sim/scenario/load.h"
#include "sim/world/decide.h"
#include "sim/world/forecast_drivers.h"
#include "sim/world/standing.h"

namespace partly::cli {
namespace {

Result<Turn> repeat(double seconds, const std::function<Status()>& once) {
  Turn turn;
  const auto began = std::chrono::steady_clock::now();
  const std::clock_t processor = std::clock();
  while (turn.seconds < seconds) {
    if (const auto status = once(); !status) return status.error();
    ++turn.units;
    turn.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  }
  turn.processor_s = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
  return turn;
}

template <class Made>
Status status_of(const Result<Made>& made) {
  return made ? Status{} : Status{made.error()};
}

}  // namespace

Result<Contest> forecast_contest() {
  const auto path = find_data("scenarios/the-shortcut.json");
  auto loaded = path ? scenario::load_file(*path) : scenario::Loaded{};
  if (!loaded.scenario)
    return Error{ErrorKind::file_missing, "The scenario the-shortcut is not there", "W8", "Install the data"};
  const auto scenario = std::make_shared<const world::Scenario>(std::move(*loaded.scenario));
  auto world = std::make_shared<world::World>(world::begin(*scenario, 1));
  world::apply(*scenario, *world, world::usual(*scenario, world::Route::distil));
  world::ForecastRequest request;
  request.quarters = world::quarters_left(*scenario, *world);
  request.seed = 1;
  const auto question = world::forecast_question(*scenario, *world, request).question;
  Contest contest{"W8",
                  "a forecast of the-shortcut after its first order: 10,000 futures of 10 quarters",
                  "forecasts",
                  {}};
  contest.contenders.push_back(
      {"with its drivers", [scenario, world, request](double seconds) {
         return repeat(seconds, [&] { return status_of(world::forecast(*scenario, *world, request)); });
       }});
  contest.contenders.push_back({"drawing and fans alone", [question](double seconds) {
                                  return repeat(seconds, [&] {
                                    const auto paths = econ::draw_futures(question);
                                    if (paths) econ::fans_of(*paths);
                                    return status_of(paths);
                                  });
                                }});
  return contest;
}

}  // namespace partly::cli
