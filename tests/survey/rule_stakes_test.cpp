// What a rule maker's decision of each year is worth, on the shipped industry and kept curves.
#include "sim/survey/rule_stakes.h"

#include <gtest/gtest.h>

#include "tests/regime/sample.h"

namespace partly::survey {
namespace {

scenario::RuleMaker shipped_precedent() {
  return *scenario::load_rule_maker_file(std::string(PARTLY_SOURCE_DIR) + "/scenarios/precedent.json")
              .scenario;
}

TEST(RuleStakes, HoldADecisionInNearlyEveryYear) {
  const auto stakes =
      weigh_rule_stakes(shipped_precedent(), regime::measured_curves(), {"opportunist", 1, 10});
  ASSERT_TRUE(stakes.ok());
  ASSERT_EQ(stakes->years.size(), 10u);
  EXPECT_EQ(stakes->measures.front().id, "frontier");
  EXPECT_GE(stakes->mattering(0), 6) << "years that move the frontier by more than the spread";
  EXPECT_GE(stakes->mattering(), 7);
  EXPECT_NE(text_of(*stakes).find("2035"), std::string::npos);
}

TEST(RuleStakes, AreNoneWhereEveryRuleIsTheSame) {
  scenario::RuleMaker scenario = shipped_precedent();
  scenario.industry.courts.adapting_usd.value = scenario.industry.beliefs.reform_loss.value = 0;
  for (regime::Rule& rule : scenario.industry.rules) {
    const std::string id = rule.id;
    rule = scenario.industry.rules.front();
    rule.id = id;
  }
  const auto stakes = weigh_rule_stakes(scenario, regime::measured_curves(), {"lawful", 1, 3});
  ASSERT_TRUE(stakes.ok());
  EXPECT_EQ(stakes->mattering(), 0);
}

TEST(RuleStakes, AreRefusedForABotThatDoesNotGoOnAsItBegan) {
  EXPECT_FALSE(weigh_rule_stakes(shipped_precedent(), regime::measured_curves(), {"random", 1, 2}).ok());
  EXPECT_FALSE(weigh_rule_stakes(shipped_precedent(), regime::measured_curves(), {"anybody", 1, 2}).ok());
}

}  // namespace
}  // namespace partly::survey
