// Bots in charge of a player's lab, on whole games of shipped scenarios with stub results: a route is gone by
// somebody who minds the rest of the lab, and a bot for a goal serves it.
#include "sim/bots/player_bots.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/base/check.h"
#include "sim/bots/goal_bots.h"
#include "sim/scenario/load.h"
#include "sim/session/bot_play.h"
#include "sim/session/world_of.h"
#include "sim/world/state/standing.h"
#include "sim/world/view/lab_measures.h"
#include "tests/session/stub_work.h"

namespace partly::session {
namespace {

world::Scenario shipped(const std::string& name) {
  auto loaded = scenario::load_file(std::string(PARTLY_SOURCE_DIR) + "/scenarios/" + name + ".json");
  PARTLY_CHECK(loaded.scenario.has_value());
  return std::move(*loaded.scenario);
}

struct Game {
  std::unique_ptr<Session> session;

  const world::World& world() const { return world_of(*session); }
  double measured(const std::string& measure) const {
    return world::measured_in(session->scenario(), world(), session->view()).at(measure).value;
  }
  template <class Kind>
  int decided() const {
    int count = 0;
    for (const QuarterLog& quarter : session->log())
      count += static_cast<int>(std::ranges::count_if(quarter.decisions, [](const world::Decision& decision) {
        return std::holds_alternative<Kind>(decision);
      }));
    return count;
  }
};

Game played(const std::string& name, bots::Bot& bot) {
  Options options;
  options.seed = 2;
  options.threaded = false;
  Game game{Session::start_with(shipped(name), options, make_inline_trainer(stub_work))};
  play_to_the_end(*game.session, bot);
  return game;
}

Game played(const std::string& name, const std::string& policy) {
  const auto bot = bots::make_bot(policy, 2, shipped(name));
  PARTLY_CHECK(bot.ok());
  return played(name, **bot);
}

TEST(Route, IsGoneBySomebodyWhoSetsPricesAndAnswersEvents) {
  const Game game = played("the-shortcut", "open-weights");
  EXPECT_GT(game.decided<world::SetPrice>(), 0);
  EXPECT_GT(game.decided<world::AnswerEvent>(), 0);
  EXPECT_GT(game.decided<world::TrainModel>(), 1);
}

TEST(Route, GonePlainlyOrdersOnceAndDecidesNothingElse) {
  const auto plain = bots::make_plain_route_bot("open-weights");
  const Game game = played("the-shortcut", *plain);
  EXPECT_EQ(game.decided<world::SetPrice>(), 0);
  EXPECT_EQ(game.decided<world::AnswerEvent>(), 0);
  EXPECT_EQ(game.decided<world::TrainModel>(), 1);
  EXPECT_EQ(bots::make_plain_route_bot("opportunist"), nullptr);
}

TEST(Route, UnderALicenceSignsAnewBeforeItOrdersAnew) {
  const Game game = played("kill-switch", "license");
  EXPECT_GT(game.decided<world::SignLicence>(), 1);
  for (const world::Model& model : game.world().models) {
    const bool asked = model.owner == world::kPlayerId && model.job.sources.queries > 0;
    EXPECT_TRUE(!asked || model.licensed) << model.id;
  }
}

TEST(GoalBot, StandsForEachGoalThatSomethingIsGivenUpFor) {
  EXPECT_EQ(bots::goal_bots(shipped("disclosure")),
            (std::vector<std::string>{"for-explained", "for-legal", "for-worth", "for-trust"}));
  EXPECT_TRUE(bots::goal_bots(shipped("the-other-side")).empty());
  EXPECT_EQ(bots::make_goal_bot("for-nothing", 1), nullptr);
  EXPECT_EQ(bots::make_goal_bot("opportunist", 1), nullptr);
}

TEST(GoalBot, HasEverySoldModelLookedInto) {
  EXPECT_EQ(played("open-weights", "for-known").measured("known"), 1);
  EXPECT_LT(played("partly", "opportunist").measured("known"), 1);
}

TEST(GoalBot, SellsOnlyWhatItCanExplainOnceThereIsSuchAModel) {
  const Game game = played("disclosure", "for-explained");
  EXPECT_EQ(game.measured("explained"), 1);
  const auto sold = game.world().player().released;
  ASSERT_TRUE(sold.has_value());
  EXPECT_FALSE(world::copied(*game.world().model(*sold)));
}

TEST(GoalBot, RaisesOnlyWhatKeepsTheLabAlive) {
  const auto bot = bots::make_goal_bot("for-ownership", 2);
  EXPECT_LT(played("kill-switch", *bot).decided<world::RaiseFunds>(),
            played("kill-switch", "opportunist").decided<world::RaiseFunds>());
}

TEST(GoalBot, SellsNothingRatherThanTheCopyThatItWasLeft) {
  const auto bot = bots::make_goal_bot("for-legal", 2);
  Options options;
  options.seed = 2;
  options.threaded = false;
  const auto session = Session::start_with(shipped("disclosure"), options, make_inline_trainer(stub_work));
  while (session->view().told_quarters > 0 && session->view().quarter_index < session->view().told_quarters) {
    session->request_close();
    ASSERT_TRUE(session->tick());
  }
  ASSERT_TRUE(world_of(*session).player().released.has_value());
  play_quarter(*session, *bot);
  EXPECT_FALSE(world_of(*session).player().released.has_value());
}

TEST(GoalBot, AsksHalfOfTheBestPriceAndHasMoreOfTheMarket) {
  EXPECT_GT(played("the-shortcut", "for-share").measured("share"),
            played("the-shortcut", "opportunist").measured("share"));
}

TEST(GoalBot, IsTrustedMoreThanTheOneThatCountsMoney) {
  EXPECT_GT(played("disclosure", "for-trust").measured("trust"),
            played("disclosure", "opportunist").measured("trust"));
}

}  // namespace
}  // namespace partly::session
