// The rule maker's game as a field of the survey, on the shipped industry and kept curves.
#include "sim/survey/rule_field.h"

#include <gtest/gtest.h>

#include "tests/regime/sample.h"

namespace partly::survey {
namespace {

std::unique_ptr<PlayableScenario> precedent_field() {
  auto loaded = scenario::load_rule_maker_file(std::string(PARTLY_SOURCE_DIR) + "/scenarios/precedent.json");
  return rule_field(std::move(*loaded.scenario), regime::measured_curves());
}

double mean_of(PlayableScenario& field, const std::string& strategy, const char* measure) {
  std::vector<double> values;
  for (std::uint64_t seed = 1; seed <= 6; ++seed)
    values.push_back(field.play(strategy, seed)->measures.at(measure));
  return spread_of(values).mean;
}

TEST(RuleField, GivesEachBotMoreOfWhatItLikesThanTheOneThatDoesNotLook) {
  const auto field = precedent_field();
  EXPECT_GT(mean_of(*field, "reckless", "frontier"), mean_of(*field, "random", "frontier"));
  EXPECT_LT(mean_of(*field, "lawful", "unpermitted"), mean_of(*field, "random", "unpermitted"));
  const auto spent = [&](const char* bot) {
    return mean_of(*field, bot, "legal_usd") + mean_of(*field, bot, "invested_usd") +
           mean_of(*field, bot, "tribute_usd");
  };
  EXPECT_LT(spent("thrifty"), spent("random"));
}

TEST(RuleField, KeepsTheBooksAndPlaysTheSameGameAgain) {
  const auto field = precedent_field();
  for (const std::string& strategy : field->strategies()) {
    const auto once = field->play(strategy, 3), again = field->play(strategy, 3);
    ASSERT_TRUE(once.ok()) << strategy;
    EXPECT_TRUE(once->errors.empty()) << strategy;
    EXPECT_EQ(once->hash, again->hash) << strategy;
  }
  EXPECT_FALSE(field->play("anarchy", 1).ok());
}

TEST(RuleField, MarksOnlyWhatItSaysIsPossible) {
  const auto field = precedent_field();
  const auto possible = field->possible();
  const auto play = field->play("random", 2);
  for (const std::string& mark : play->happened)
    EXPECT_NE(std::ranges::find(possible, mark), possible.end()) << mark;
  EXPECT_TRUE(play->happened.contains("copy on sale"));
}

}  // namespace
}  // namespace partly::survey
