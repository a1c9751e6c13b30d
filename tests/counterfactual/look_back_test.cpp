// Looking back beside a game that goes on, with work that trains nothing. Runs under the thread sanitizer.
#include "sim/counterfactual/look_back.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "sim/bots/player_bots.h"
#include "sim/counterfactual/play_on.h"
#include "sim/session/save.h"
#include "tests/session/eventually.h"
#include "tests/session/stub_work.h"
#include "tests/world/test_scenario.h"

namespace partly::counterfactual {
namespace {

session::Save played(int quarters) {
  const auto scenario = world::test_scenario();
  const auto bot = bots::make_bot("open-weights", 3, scenario);
  const auto session = play_on(
      scenario, 3, quarters, session::stub_work, [&](bots::PlayerSeat& seat) { (*bot)->play_quarter(seat); },
      [] { return true; });
  return {scenario.source_text, 3, "stub", (*session)->log(), {}};
}

// A game whose length may change while it is looked back upon.
struct Table {
  explicit Table(session::Work work = session::stub_work)
      : trainer(session::make_threaded_trainer(work)), cache(std::make_shared<MeasurementCache>(work)) {}
  session::Save game = played(4);
  std::unique_ptr<session::Trainer> trainer;
  std::shared_ptr<MeasurementCache> cache;
  LookBack look_back{*trainer,
                     cache,
                     world::test_scenario(),
                     {[this] { return game.quarters.size(); }, [this] { return game; }}};
  ~Table() { trainer.reset(); }
};

TEST(LookBack, MeasuresAForkInTheBackgroundOnce) {
  Table table;
  const ForkOrder order{1, DropDecision{}};
  ASSERT_TRUE(session::eventually([&] { return table.look_back.fork(order).ready; }));
  const auto& asked = table.look_back.fork(order);
  ASSERT_TRUE(asked.value.has_value()) << asked.problem;
  EXPECT_TRUE(asked.value->first_difference.has_value());
  const auto inline_cache = std::make_unique<MeasurementCache>(session::stub_work);
  const auto beside = fork(world::test_scenario(), table.game, order, *inline_cache, [] { return true; });
  EXPECT_EQ(beside->instead.outcome.worth.value, asked.value->instead.outcome.worth.value);
}

TEST(LookBack, SaysWhyThereIsNoSuchFork) {
  Table table;
  const ForkOrder order{99, DropDecision{}};
  ASSERT_TRUE(session::eventually([&] { return table.look_back.fork(order).ready; }));
  EXPECT_FALSE(table.look_back.fork(order).value.has_value());
  EXPECT_NE(table.look_back.fork(order).problem.find("99"), std::string::npos);
}

TEST(LookBack, LetsLuckAndTurningPointsGrowUntilTheyAreReady) {
  Table table;
  ASSERT_TRUE(session::eventually(
      [&] { return table.look_back.luck().ready && table.look_back.turning_points().ready; }));
  EXPECT_EQ(table.look_back.luck().value->games.size(), static_cast<std::size_t>(kLuckySeeds));
  EXPECT_EQ(table.look_back.turning_points().value->size(),
            decisions_of(world::test_scenario(), table.game.quarters).size());
}

TEST(LookBack, ForgetsWhatItMeasuredWhenTheGameHasGoneOn) {
  Table table;
  ASSERT_TRUE(session::eventually([&] { return table.look_back.turning_points().ready; }));
  table.game = played(5);
  EXPECT_FALSE(table.look_back.turning_points().ready);
  ASSERT_TRUE(session::eventually([&] { return table.look_back.turning_points().ready; }));
  EXPECT_EQ(table.look_back.turning_points().value->front().instead.history.size(), 5u);
}

TEST(LookBack, EndsPromptlyWithTheTrainerInTheMiddleOfAFork) {
  std::atomic<bool> begun = false;
  Table table([&](const world::Job& job, const session::ProgressCallback& pulse) {
    begun = true;
    while (pulse({false, [] { return session::Progress{}; }}) > 0) std::this_thread::yield();
    return Result<world::JobResult>(
        Error{ErrorKind::interrupted, "Stopped", {}, std::to_string(world::id_of(job))});
  });
  table.look_back.fork({1, SwapRoute{world::Route::distil}});
  ASSERT_TRUE(session::eventually([&] { return begun.load(); }));
}

}  // namespace
}  // namespace partly::counterfactual
