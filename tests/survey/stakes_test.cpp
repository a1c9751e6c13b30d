// What a quarter's decisions are worth: the definition worked by hand, and games of stub results, in which
// every other figure is known.
#include "sim/survey/stakes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

#include "sim/bots/player_bots.h"
#include "sim/scenario/load.h"
#include "sim/session/bot_play.h"
#include "sim/survey/branch.h"
#include "tests/session/stub_work.h"
#include "tests/world/test_scenario.h"

namespace partly::survey {
namespace {

const session::Work kStubs = session::stub_work;

// Nobody but player, provider and publisher, nothing that happens by itself, every arrangement on offer.
world::Scenario quiet_scenario() {
  world::Scenario scenario = world::test_scenario();
  scenario.events.clear();
  scenario.provider.claim_without_log.value = scenario.provider.false_tip.value = 0;
  scenario.labs.resize(3);
  scenario.quarters = 4;
  world::offer_everything(scenario);
  return scenario;
}

Stakes weighed(const world::Scenario& scenario, const std::string& policy, std::uint64_t last_seed,
               int draws) {
  auto stakes = weigh_stakes(scenario, {policy, 1, last_seed, draws}, kStubs);
  EXPECT_TRUE(stakes.ok());
  return std::move(*stakes);
}

QuarterGame ways(double policy, double nothing, double random, double redrawn) {
  return {1, 1, {policy}, {nothing}, {random}, {redrawn}};
}

TEST(Stake, IsTheMedianOfBestLessWorstAndLuckTheRootMeanSquareOfTheRedrawnGame) {
  // Apart: 6, 9, 2. Redrawn: 3, 4 and 0 away.
  const Stake stake = stake_of({ways(10, 4, 8, 7), ways(1, 10, 5, 5), ways(5, 5, 3, 5)}, 0, true);
  EXPECT_DOUBLE_EQ(stake.at_stake, 6);
  EXPECT_DOUBLE_EQ(stake.luck, std::sqrt(25.0 / 3));
  EXPECT_TRUE(stake.matters());
  EXPECT_DOUBLE_EQ(stake.over_nothing.mean, (6 - 9 + 0) / 3.0);
  EXPECT_DOUBLE_EQ(stake.over_random.mean, (2 - 4 + 2) / 3.0);
}

TEST(Stake, OutweighsItsSpreadWhereOneWayIsBetterInNearlyEveryGameHoweverGamesDiffer) {
  std::vector<QuarterGame> games, as_often_worse;
  for (const double market : {10.0, 50.0, 20.0, 90.0}) {  // luck that all ways have
    games.push_back(ways(market, market - 2, market, market + 30));
    as_often_worse.push_back(ways(market, market + (market > 30 ? 2 : -2), market, market + 30));
  }
  EXPECT_FALSE(stake_of(games, 0, true).matters());
  EXPECT_TRUE(stake_of(games, 0, true).outweighs_its_spread());
  EXPECT_FALSE(stake_of(as_often_worse, 0, true).outweighs_its_spread());
  EXPECT_FALSE(stake_of({games[0]}, 0, true).outweighs_its_spread()) << "one game has no spread";
}

TEST(Stake, CountsWhoWasBestWithTiesForAllOfThem) {
  const std::vector<QuarterGame> games{ways(10, 4, 8, 7), ways(1, 10, 5, 5), ways(5, 5, 3, 5)};
  const Stake more = stake_of(games, 0, true), less = stake_of(games, 0, false);
  EXPECT_EQ((std::vector{more.policy_best, more.nothing_best, more.random_best}), (std::vector{2, 2, 0}));
  EXPECT_EQ((std::vector{less.policy_best, less.nothing_best, less.random_best}), (std::vector{1, 1, 1}));
}

TEST(Stake, IsNotMadeByOneRuinAmongManyGames) {
  std::vector<QuarterGame> games(9, ways(10, 10, 10, 11));
  games.push_back(ways(10, 10, 0, 11));
  EXPECT_FALSE(stake_of(games, 0, true).matters());
}

// Ways that differ by nothing but their draws are as far apart as luck is.
TEST(Stake, DoesNotMatterWhereTheThreeWaysDifferByLuckAlone) {
  std::vector<QuarterGame> games;
  Rng rng(1, "stakes test");
  for (int i = 0; i < 2000; ++i) {
    // Three random ways to decide, of which the mean is taken.
    const double random = (rng.normal() + rng.normal() + rng.normal()) / 3;
    games.push_back(ways(rng.normal(), rng.normal(), random, rng.normal()));
  }
  EXPECT_FALSE(stake_of(games, 0, true).matters());
  EXPECT_FALSE(stake_of(games, 0, true).outweighs_its_spread());
}

// The lawful one keeps files from the first quarter on, for a fee at each close. With nothing to train on and
// nothing to sell that is its only decision: who forgets it in the first quarter saves one fee, and from the
// second on there is nothing left to decide.
TEST(Stakes, ComeOutAsWorkedByHand) {
  world::Scenario scenario = quiet_scenario();
  const double fee = 1000;
  const auto records = scenario.arrangements.records;
  scenario.arrangements = {};
  scenario.arrangements.records = records;
  scenario.arrangements.records->keeping_usd.value = fee;
  world::LabSetup& lab = scenario.labs[0];
  lab.operations_usd.value = 0;
  lab.cash_usd.value = 9 * fee;  // pays for two years of files and for no order
  scenario.funding.floor_usd.value = 0;
  const Stakes stakes = weighed(scenario, "lawful", 2, 0);
  ASSERT_EQ(stakes.quarters.size(), 4u);
  EXPECT_DOUBLE_EQ(stakes.quarters[0].stakes[0].at_stake, fee);
  EXPECT_DOUBLE_EQ(stakes.quarters[0].stakes[0].over_nothing.mean, -fee);
  EXPECT_DOUBLE_EQ(stakes.quarters[0].games[0].as_policy[0], 5 * fee);
  for (std::size_t i = 1; i < 4; ++i) EXPECT_EQ(stakes.quarters[i].stakes[0].at_stake, 0) << i;
  for (const QuarterStakes& quarter : stakes.quarters) EXPECT_EQ(quarter.stakes[0].luck, 0);
  EXPECT_EQ(stakes.mattering(), 1);
  EXPECT_EQ(stakes.games, 2 * (1 + 4 * 2));
}

// Whatever a random player thinks of: without money, a model or a claim nothing that is legal has an effect.
TEST(Stakes, AreNothingInAQuarterInWhichNothingCanBeDecided) {
  world::Scenario scenario = quiet_scenario();
  scenario.labs[0].cash_usd.value = scenario.labs[0].operations_usd.value = 0;
  scenario.funding.floor_usd.value = 0;
  scenario.arrangements = {};
  const Stakes stakes = weighed(scenario, "opportunist", 3, 4);
  ASSERT_EQ(stakes.quarters.size(), 4u);
  for (const QuarterStakes& quarter : stakes.quarters) {
    EXPECT_EQ(quarter.stakes[0].at_stake, 0) << quarter.quarter.text();
    EXPECT_FALSE(quarter.stakes[0].matters()) << quarter.quarter.text();
  }
}

TEST(Stakes, AreOfThePlayersOwnQuartersAndCountGamesThatLastedSoLong) {
  world::Scenario scenario = quiet_scenario();
  scenario.labs[0].cash_usd.value = 1;  // ruined at the first close
  scenario.funding.floor_usd.value = 0;
  const Stakes stakes = weighed(scenario, "wait", 2, 0);
  ASSERT_EQ(stakes.quarters.size(), 1u);
  EXPECT_EQ(stakes.quarters[0].games.size(), 2u);
}

TEST(Stakes, AreTheSameBytesTwice) {
  const world::Scenario scenario = world::test_scenario();
  const Stakes once = weighed(scenario, "opportunist", 2, 2), again = weighed(scenario, "opportunist", 2, 2);
  EXPECT_EQ(json_of(once), json_of(again));
  EXPECT_EQ(text_of(once), text_of(again));
  EXPECT_NE(text_of(once).find("quarters matter"), std::string::npos);
}

TEST(Stakes, RefuseAPolicyThatIsUnknownOrItselfRandom) {
  for (const char* policy : {"hope", "random"}) {
    const auto stakes = weigh_stakes(world::test_scenario(), {policy, 1, 1, 0}, kStubs);
    ASSERT_FALSE(stakes.ok());
    EXPECT_EQ(stakes.error().kind, ErrorKind::usage);
  }
}

// Two ways to play one game must not part.
TEST(Branch, IsTheGameThatASessionPlays) {
  for (const char* name : {"the-shortcut", "partly"}) {
    const auto path = std::filesystem::path(PARTLY_SOURCE_DIR) / "scenarios" / (std::string(name) + ".json");
    const auto loaded = scenario::load_file(path);
    ASSERT_TRUE(loaded.scenario.has_value());
    const world::Scenario& scenario = *loaded.scenario;
    for (const std::string& policy : bots::player_bots(scenario)) {
      auto in_session = bots::make_bot(policy, 3, scenario), in_branch = bots::make_bot(policy, 3, scenario);
      session::Options options;
      options.seed = 3;
      options.threaded = false;
      const auto session =
          session::Session::start_with(scenario, options, session::make_inline_trainer(kStubs));
      session::play_to_the_end(*session, **in_session);
      auto branch = Branch::begin(scenario, 3, kStubs);
      ASSERT_TRUE(branch.ok());
      while (branch->running()) {
        branch->decide(**in_branch);
        ASSERT_TRUE(branch->close().ok());
      }
      EXPECT_EQ(world::hash(branch->world()), session->world_hash()) << name << ", " << policy;
    }
  }
}

}  // namespace
}  // namespace partly::survey
