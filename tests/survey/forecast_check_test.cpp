// The forecast against the truth, on networks that really train.
#include "sim/survey/forecast_check.h"

#include <gtest/gtest.h>

#include "sim/base/folders.h"
#include "sim/bots/steady_bots.h"
#include "sim/learn/engines.h"
#include "sim/scenario/load.h"

namespace partly::survey {
namespace {

// What games have in common is trained once.
std::shared_ptr<session::JobRunner> runner() {
  constexpr std::size_t kResultsKept = 4096;
  return std::make_shared<session::JobRunner>(learn::fused_engine(), kResultsKept);
}

TEST(FanScore, CountsWhatLiesInsideAndOnWhichSideTheRestLies) {
  FanScore score;
  const forecast::Quantiles fan{5, 2, 5, 8};
  for (const double truth : {2.0, 5.0, 8.0, 9.0}) score.add(fan, truth);
  EXPECT_EQ(score.forecasts, 4);
  EXPECT_EQ(score.inside, 3);
  EXPECT_EQ(score.above, 1);
  EXPECT_EQ(score.below, 0);
  EXPECT_DOUBLE_EQ(score.width, 6);
  EXPECT_DOUBLE_EQ(score.miss, (3 + 0 + 3 + 4) / 4.0);
  EXPECT_DOUBLE_EQ(score.covered(), 0.75);
}

// Nine in ten is what the fan promises; the plays of a game share their seeds' luck, so the bar lies lower. A
// fan that holds everything because it is wide is no better: half its width must be of the order of what the
// median is off by (a normal variable has a ratio of 2.1).
TEST(Forecast, HoldsTheTruthOfTheUsualPlaysTwoToFourQuartersAhead) {
  auto loaded = scenario::load_file(*find_data("scenarios/the-shortcut.json"));
  ASSERT_TRUE(loaded.scenario.has_value());
  const auto checks = check_forecasts(*loaded.scenario, {"scratch", "distil", "license", "distil-and-fight"},
                                      {1, 2, 3}, false, runner());
  ASSERT_TRUE(checks.ok()) << checks.error().message();
  for (const ForecastCheck& check : *checks) {
    for (std::size_t ahead : {1, 2, 3}) {
      const FanScore& cash = check.cash.at(ahead);
      EXPECT_GE(cash.covered(), 0.75) << check.player << ", " << ahead + 1 << " quarters ahead";
      EXPECT_LT(cash.width / 2, 4 * cash.miss) << check.player << ", " << ahead + 1 << " quarters ahead";
      EXPECT_GE(check.capability.at(ahead).covered(), 0.75) << check.player;
    }
    for (const ChanceScore& chance : check.chances) {
      if (chance.id == "enjoined") continue;
      EXPECT_NEAR(chance.expected, chance.truly, chance.id == "ruined" ? 0.1 : 0.15)
          << check.player << ", " << chance.name;
    }
  }
}

// A provider that leaves all as it is, and one that has brought claims and waits for their judgments.
TEST(Forecast, HoldsTheTruthOfProvidersTwoToFourQuartersAhead) {
  auto loaded = scenario::load_file(*find_data("scenarios/the-other-side.json"));
  ASSERT_TRUE(loaded.scenario.has_value());
  const auto checks = check_forecasts(*loaded.scenario, {"wait", "claim-and-wait"}, {2, 3}, false, runner());
  ASSERT_TRUE(checks.ok()) << checks.error().message();
  for (const ForecastCheck& check : *checks) {
    FanScore near;  // of two games, so over the three distances together
    for (std::size_t ahead : {1, 2, 3}) {
      const FanScore& cash = check.cash.at(ahead);
      near.forecasts += cash.forecasts, near.inside += cash.inside;
      near.width += cash.width, near.miss += cash.miss;
      EXPECT_EQ(check.capability.at(ahead).covered(), 1) << check.player;
    }
    EXPECT_GE(near.covered(), 0.75) << check.player;
    EXPECT_LT(near.width / 2, 12 * near.miss)
        << check.player;  // booms and scandals, which most games never see
    EXPECT_EQ(check.chances.at(0).expected, check.chances.at(0).truly) << "nobody is ruined";
  }
}

TEST(Forecast, IsHeldAgainstPlayersThatComeToRest) {
  const auto student = scenario::load_file(*find_data("scenarios/the-shortcut.json")).scenario,
             provider = scenario::load_file(*find_data("scenarios/the-other-side.json")).scenario;
  ASSERT_TRUE(student && provider);
  EXPECT_FALSE(bots::steady_bot("opportunist", *provider, 1).ok());
  EXPECT_FALSE(bots::steady_bot("nobody-then-wait", *provider, 1).ok());
  EXPECT_FALSE(bots::steady_bot("claim-and-wait", *student, 1).ok());
  for (const world::Scenario* scenario : {&*student, &*provider})
    for (const std::string& name : bots::steady_bots(scenario->role())) {
      const auto player = bots::steady_bot(name, *scenario, 1);
      ASSERT_TRUE(player.ok()) << name;
      EXPECT_EQ(player->plays->name(), name);
      EXPECT_TRUE(forecast::forecast_policy(player->forecast, scenario->role()).ok()) << name;
    }
}

}  // namespace
}  // namespace partly::survey
