// What looking back says of a game in which nothing was changed: the game itself, in every figure and hash.
// Every shipped scenario for a lab, on stub results: two seeds here, five and every bot in the nightly run;
// on networks that train in trained_hindsight_test.cpp.
#include <gtest/gtest.h>

#include <filesystem>

#include "sim/counterfactual/turning_points.h"
#include "sim/session/world_of.h"
#include "sim/world/state/decision_fields.h"
#include "tests/counterfactual/hindsight.h"
#include "tests/session/stub_work.h"

namespace partly::counterfactual {
namespace {

// Of the bots for a goal the one that asks through several accounts; all of them play in the nightly run.
std::vector<std::string> telling_bots(const world::Scenario& scenario) {
  auto names = bots::player_bots(scenario);
  std::erase_if(names,
                [](const std::string& name) { return name.starts_with("for-") && name != "for-worth"; });
  return names;
}

// Each of them is a whole game played again.
std::set<int> first_middle_and_last(const std::set<int>& numbers) {
  if (numbers.size() < 3) return numbers;
  return {*numbers.begin(), *std::next(numbers.begin(), static_cast<std::ptrdiff_t>(numbers.size() / 2)),
          *numbers.rbegin()};
}

class Hindsight : public testing::TestWithParam<std::string> {
 protected:
  void expect_the_game_itself(const std::vector<std::string>& names, std::uint64_t first_seed,
                              std::uint64_t last_seed) {
    for (const auto& bot : names)
      for (std::uint64_t seed = first_seed; seed <= last_seed; ++seed) {
        SCOPED_TRACE(bot + ", seed " + std::to_string(seed));
        MeasurementCache cache{session::stub_work};
        expect_hindsight_is_the_game(*played_by(scenario, bot, seed, session::stub_work), cache);
      }
  }

  world::Scenario scenario = scenario_named(GetParam());
};
class HindsightAtLength : public Hindsight {};

TEST_P(Hindsight, IsTheGameItselfWhereNothingIsChanged) {
  expect_the_game_itself(telling_bots(scenario), 1, 2);
}
TEST_P(HindsightAtLength, IsTheGameItselfWhereNothingIsChanged) {
  expect_the_game_itself(bots::player_bots(scenario), 1, 5);
}

// Fewer news are told without it, and the court, the experts and the rivals do as they did.
TEST_P(Hindsight, SeesNothingComeOfWhatHadNoEffect) {
  int dropped = 0;
  for (const auto& bot : telling_bots(scenario)) {
    SCOPED_TRACE(bot);
    MeasurementCache cache{session::stub_work};
    const auto begun = play_on(scenario, 2, 0, session::stub_work, {}, to_the_end);
    const double price = session::world_of(**begun).player().price_usd;
    const session::Save save =
        played_by(scenario, bot, 2, session::stub_work, decide_what_has_no_effect)->record();
    const auto decisions = decisions_of(scenario, save.quarters);
    for (const int number : first_middle_and_last(without_effect(decisions, price))) {
      SCOPED_TRACE("decision " + std::to_string(number));
      const auto other = fork(scenario, save, {number, DropDecision{}}, cache, to_the_end);
      ASSERT_TRUE(other.ok()) << other.error().message();
      expect_same(other->original, other->instead.outcome);
      EXPECT_FALSE(other->first_difference.has_value()) << other->first_difference->text();
      // What was never taken from the market cannot be put back, and that is said.
      for (const RefusedDecision& one : other->instead.refused) EXPECT_EQ(one.played.number, number + 1);
      EXPECT_TRUE(other->instead.fallback_decisions.empty());
      EXPECT_EQ(other->instead.retrained, 0);
      ++dropped;
    }
  }
  EXPECT_GT(dropped, 10);
}

std::string without_hyphens(const testing::TestParamInfo<std::string>& scenario) {
  std::string name = scenario.param;
  std::erase(name, '-');
  return name;
}
INSTANTIATE_TEST_SUITE_P(Scenarios, Hindsight, testing::ValuesIn(shipped_scenarios()), without_hyphens);
INSTANTIATE_TEST_SUITE_P(Nightly, HindsightAtLength, testing::ValuesIn(shipped_scenarios()), without_hyphens);

// Of partly: sells what the opening made and answers on the stand, once for each claim.
void stand(bots::PlayerSeat& seat) {
  const auto proceedings = seat.view().proceedings;
  for (const auto& one : proceedings)
    if (one.mine) bots::submit_if_allowed(seat, world::Testify{one.id, law::Answer::partly});
}

class StandOfPartly : public testing::Test {
 protected:
  world::Scenario scenario = scenario_named("partly");
  MeasurementCache cache{session::stub_work};

  session::Save played(std::uint64_t seed) {
    const auto game = play_on(scenario, seed, scenario.quarters, session::stub_work, stand, to_the_end);
    return (*game)->record();
  }
  const PlayedDecision* testimony(const std::vector<PlayedDecision>& decisions) {
    for (const PlayedDecision& one : decisions)
      if (std::holds_alternative<world::Testify>(one.decision)) return &one;
    return nullptr;
  }
};

TEST_F(StandOfPartly, HearsEachAnswerInHindsight) {
  const session::Save save = played(2);
  const auto decisions = decisions_of(scenario, save.quarters);
  const PlayedDecision* said = testimony(decisions);
  ASSERT_NE(said, nullptr) << "nobody was asked";
  for (const char* answer : {"yes", "partly", "no"}) {
    const auto change = change_named(std::string("testify ") + answer, said->decision);
    ASSERT_TRUE(change.ok());
    const auto heard = fork(scenario, save, {said->number, *change}, cache, to_the_end);
    ASSERT_TRUE(heard.ok()) << answer << ": " << heard.error().message();
    EXPECT_EQ(heard->first_difference.has_value(), std::string(answer) != "partly") << answer;
    EXPECT_EQ(heard->instead.hash == heard->original_hash, std::string(answer) == "partly") << answer;
  }
}

TEST_F(StandOfPartly, HearsEachAnswerOfTheClaimantInHindsight) {
  const auto claims_to_know = [](bots::PlayerSeat& seat) {
    stand(seat);
    bots::submit_if_allowed(seat, world::AnswerOnOwnTraining{law::Answer::partly});
  };
  const auto game = play_on(scenario, 2, scenario.quarters, session::stub_work, claims_to_know, to_the_end);
  const session::Save save = (*game)->record();
  const auto decisions = decisions_of(scenario, save.quarters);
  const auto said = std::ranges::find_if(decisions, [](const PlayedDecision& one) {
    return std::holds_alternative<world::AnswerOnOwnTraining>(one.decision);
  });
  ASSERT_NE(said, decisions.end()) << "nobody was asked";
  for (const char* answer : {"yes", "partly", "no", "drop"}) {
    const auto change = change_named(answer, said->decision);
    ASSERT_TRUE(change.ok()) << answer;
    const auto heard = fork(scenario, save, {said->number, *change}, cache, to_the_end);
    ASSERT_TRUE(heard.ok()) << answer << ": " << heard.error().message();
    EXPECT_EQ(heard->instead.hash == heard->original_hash, std::string(answer) == "partly") << answer;
  }
}

TEST_F(StandOfPartly, HasNoDecisionsOfTheOpeningToTakeBack) {
  const session::Save save = played(2);
  const auto decisions = decisions_of(scenario, save.quarters);
  ASSERT_FALSE(decisions.empty());
  EXPECT_EQ(decisions.front().number, 1);
  EXPECT_GE(decisions.front().quarter, world::taken_over(scenario));
  session::Save early = save;
  early.quarters.resize(scenario.opening.size());
  const auto nothing = fork(scenario, early, {1, DropDecision{}}, cache, to_the_end);
  ASSERT_FALSE(nothing.ok());
  EXPECT_NE(nothing.error().message().find("decided nothing"), std::string::npos);
  EXPECT_TRUE(play_over(scenario, early, save.seed, cache, to_the_end).ok());
  early.quarters.resize(1);
  const auto told = play_over(scenario, early, save.seed, cache, to_the_end);
  ASSERT_FALSE(told.ok());
  EXPECT_NE(told.error().message().find("not been taken over"), std::string::npos);
}

TEST(OtherSeeds, NameEveryDecisionThatTheyHaveNoRoomFor) {
  const world::Scenario scenario = scenario_named("the-shortcut");
  MeasurementCache cache{session::stub_work};
  const session::Save save = played_by(scenario, "reckless", 2, session::stub_work)->record();
  const auto all = decisions_of(scenario, save.quarters);
  std::vector<LuckyGame> games;
  for (std::uint64_t seed = 11; seed < 16; ++seed) {
    auto game = play_over(scenario, save, seed, cache, to_the_end);
    ASSERT_TRUE(game.ok()) << game.error().message();
    // All that was decided there is the game's own or the fallback policy's, and nothing is missing.
    std::set<int> numbers;
    for (const RefusedDecision& one : game->refused) {
      EXPECT_EQ(one.played.decision, all.at(static_cast<std::size_t>(one.played.number) - 1).decision);
      EXPECT_FALSE(one.reason.empty());
      EXPECT_TRUE(numbers.insert(one.played.number).second) << "named twice";
    }
    games.push_back(std::move(*game));
  }
  const auto refused = refused_in(games);
  ASSERT_FALSE(refused.empty()) << "five seeds had room for everything";
  for (const auto& [first, count] : refused) EXPECT_TRUE(count >= 1 && count <= 5);
}

// An id is a member of a decision that means another thing in another play. Whoever adds one translates it.
TEST(IdTranslation, KnowsEveryMemberOfADecisionThatIsAnId) {
  const std::set<std::string> counts{"top_k",        "accounts",          "digits",
                                     "volume_limit", "alarms_before_cut", "islets"};
  const std::set<std::string> translated{"model", "other_model", "proceeding"};
  const std::set<std::string> alike{"card"};  // made of case and quarter
  [&]<class... D>(As<std::variant<D...>>) {
    const auto look = [&]<class One>(One decision) {
      for_each_field(decision, [&](const auto& field, const auto& value) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, int>) {
          EXPECT_TRUE(counts.contains(field.key) || translated.contains(field.key) ||
                      alike.contains(field.key))
              << field.key;
        }
      });
    };
    (look(D{}), ...);
  }(As<world::Decision>{});
}

}  // namespace
}  // namespace partly::counterfactual
