// The benchmark about forecasts: a whole one, its drivers read off a game, beside the mere drawing of as many
// futures.
#include <memory>

#include "sim/base/folders.h"
#include "sim/bench/benchmark.h"
#include "sim/bots/turn.h"
#include "sim/forecast/drivers.h"
#include "sim/scenario/load.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/standing.h"

namespace partly::bench {
namespace {

// Where a game stands: what its forecasts start from.
struct Present {
  world::Scenario scenario;
  world::World world;
};

// Of a shipped scenario; empty if it is not there.
std::shared_ptr<Present> first_quarter_of(const std::string& file) {
  const auto path = find_data("scenarios/" + file);
  auto loaded = path ? scenario::load_file(*path) : scenario::Loaded{};
  if (!loaded.scenario) return nullptr;
  auto world = bots::begin(*loaded.scenario, 1);
  return std::make_shared<Present>(Present{std::move(*loaded.scenario), std::move(world)});
}

// One unit of work; the Error if it came to nothing.
template <class Made>
Result<double> one(const Result<Made>& made) {
  if (!made) return made.error();
  return 1.0;
}

}  // namespace

Result<Benchmark> forecast_benchmark() {
  const auto student = first_quarter_of("the-shortcut.json"),
             provider = first_quarter_of("the-other-side.json");
  if (!student || !provider)
    return Error{ErrorKind::file_missing, "A scenario of the benchmark is not there", "W8",
                 "Install the data"};
  world::apply(student->scenario, student->world, world::usual(student->scenario, world::Route::distil));
  forecast::ForecastRequest request;
  request.quarters = world::quarters_left(student->scenario, student->world);
  request.seed = 1;
  const auto question = forecast::forecast_question(student->scenario, student->world, request).question;
  const auto whole = [&](const char* name, const std::shared_ptr<Present>& present) {
    return implementation_of(name, [present, request] {
      return one(forecast::forecast(present->scenario, present->world, request));
    });
  };
  Benchmark benchmark{"W8",
                      "a forecast of the-shortcut after its first order: 10,000 futures of 10 quarters",
                      "forecasts",
                      {}};
  benchmark.implementations = {whole("with its drivers", student),
                               whole("the-other-side, with its drivers", provider),
                               implementation_of("drawing and fans alone", [question] {
                                 const auto paths = forecast::draw_futures(question);
                                 if (paths) forecast::fans_of(*paths);
                                 return one(paths);
                               })};
  return benchmark;
}

}  // namespace partly::bench
