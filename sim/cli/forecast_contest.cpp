// The contest about forecasts: a whole one, its drivers read off a game, beside the mere drawing of as many
// futures.
#include <ctime>
#include <functional>
#include <memory>

#include "sim/base/folders.h"
#include "sim/cli/clock.h"
#include "sim/cli/contest.h"
#include "sim/cli/present.h"
#include "sim/scenario/load.h"
#include "sim/world/decide/decide.h"
#include "sim/forecast/drivers.h"
#include "sim/world/state/standing.h"
#include "sim/bots/turn.h"
#include "sim/world/state/orders.h"

namespace partly::cli {
namespace {

Result<Turn> repeat(double seconds, const std::function<Status()>& once) {
  Turn turn;
  const auto begin = Clock::now();
  const std::clock_t processor = std::clock();
  while (turn.seconds < seconds) {
    if (const auto status = once(); !status) return status.error();
    ++turn.units;
    turn.seconds = seconds_since(begin);
  }
  turn.processor_s = static_cast<double>(std::clock() - processor) / CLOCKS_PER_SEC;
  return turn;
}

// Of a shipped scenario; empty if it is not there.
std::shared_ptr<Present> first_quarter_of(const std::string& file) {
  const auto path = find_data("scenarios/" + file);
  auto loaded = path ? scenario::load_file(*path) : scenario::Loaded{};
  if (!loaded.scenario) return nullptr;
  auto world = bots::begin(*loaded.scenario, 1);
  return std::make_shared<Present>(Present{std::move(*loaded.scenario), std::move(world)});
}

template <class Made>
Status status_of(const Result<Made>& made) {
  return made ? Status{} : Status{made.error()};
}

}  // namespace

Result<Benchmark> forecast_contest() {
  const auto student = first_quarter_of("the-shortcut.json"),
             provider = first_quarter_of("the-other-side.json");
  if (!student || !provider)
    return Error{ErrorKind::file_missing, "A scenario of the contest is not there", "W8", "Install the data"};
  world::apply(student->scenario, student->world, world::usual(student->scenario, world::Route::distil));
  forecast::ForecastRequest request;
  request.quarters = world::quarters_left(student->scenario, student->world);
  request.seed = 1;
  const auto question = forecast::forecast_question(student->scenario, student->world, request).question;
  const auto whole = [request](const std::shared_ptr<Present>& present) {
    return [present, request](double seconds) {
      return repeat(seconds,
                    [&] { return status_of(forecast::forecast(present->scenario, present->world, request)); });
    };
  };
  Benchmark contest{"W8",
                  "a forecast of the-shortcut after its first order: 10,000 futures of 10 quarters",
                  "forecasts",
                  {}};
  contest.contenders.push_back({"with its drivers", whole(student)});
  contest.contenders.push_back({"the-other-side, with its drivers", whole(provider)});
  contest.contenders.push_back({"drawing and fans alone", [question](double seconds) {
                                  return repeat(seconds, [&] {
                                    const auto paths = forecast::draw_futures(question);
                                    if (paths) forecast::fans_of(*paths);
                                    return status_of(paths);
                                  });
                                }});
  return contest;
}

}  // namespace partly::cli
