#include "sim/law/claim.h"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/base/rng.h"
#include "tests/law/rules_for_tests.h"

namespace partly::law {
namespace {

double chance(const Record& record) { return weigh(contract_rules(), record).probability(); }

Record with_answer(Record record, Answer answer) {
  record.answer = answer;
  return record;
}

Record random_record(Rng& rng) {
  Record record = exhibit(std::pow(10, rng.uniform(-8, 0)));
  record.exhibit_heard = rng.chance(0.7);
  record.alarm_logged = rng.chance(0.5);
  record.licensed = rng.chance(0.3);
  record.answer = static_cast<Answer>(rng.below(4));
  return record;
}

TEST(Weigh, ShowsAWaterfallThatAddsUpToTheChance) {
  Rng rng(5, "records");
  for (int i = 0; i < 500; ++i) {
    const EvidenceChain chain = weigh(contract_rules(), random_record(rng));
    double sum = 0;
    for (const ChainStep& step : chain.steps) sum += step.log_odds.value;
    ASSERT_NEAR(logistic(sum), chain.probability(), 1e-12);
    ASSERT_NEAR(chain.probability(), 0.7 * chain.breach_probability(), 1e-12);
    ASSERT_TRUE(chain.probability_range().contains(chain.probability()));
    ASSERT_EQ(chain.steps.back().id, kTheoryStep);
  }
}

TEST(Weigh, GivesEveryStepAReasonAndARangeThatHoldsIt) {
  Rng rng(6, "records");
  for (int i = 0; i < 100; ++i)
    for (const ChainStep& step : weigh(contract_rules(), random_record(rng)).steps) {
      EXPECT_FALSE(step.text.empty()) << step.id;
      EXPECT_FALSE(step.log_odds.explanation.empty()) << step.id;
      EXPECT_EQ(step.log_odds.unit, Unit::log_odds) << step.id;
      if (step.log_odds.range) {
        EXPECT_TRUE(step.log_odds.range->contains(step.log_odds.value)) << step.id;
      }
    }
}

TEST(Weigh, GivesTheWorkedExampleOfTheLawModel) {  // docs/law-model.md
  Record record = exhibit(0.001);
  record.alarm_logged = true;
  const EvidenceChain chain = weigh(contract_rules(), record);
  ASSERT_EQ(chain.steps.size(), 3u);
  EXPECT_NEAR(log_odds_of_p_value(0.001, 99), 3.98, 0.005);
  EXPECT_EQ(chain.steps[0].log_odds.value, 3);
  EXPECT_EQ(chain.steps[1].id, "monitor_log");
  EXPECT_NEAR(chain.breach_probability(), 0.976, 0.0005);
  EXPECT_NEAR(chain.probability(), 0.683, 0.0005);
  EXPECT_NEAR(chain.steps[2].log_odds.value, -2.93, 0.005);
}

TEST(Weigh, NamesTheFactsThatTheTheoryRestsOn) {
  const std::string text = weigh(contract_rules(), {}).steps.back().text;
  for (const char* fact : {"contract", "F31", "F35", "X1"})
    EXPECT_NE(text.find(fact), std::string::npos) << text;
}

TEST(Weigh, TracesTheExhibitToItsRunAndStatesItsErrorRate) {
  const ChainStep step = weigh(contract_rules(), exhibit(0.0004)).steps.front();
  EXPECT_EQ(step.id, "exhibit");
  EXPECT_EQ(step.log_odds.provenance, Provenance::derived);  // the p is measured, its cap is assumed
  EXPECT_EQ(step.log_odds.source, "run 3");
  EXPECT_NE(step.text.find("0.0004"), std::string::npos) << step.text;
  EXPECT_NE(step.text.find("1.0 %"), std::string::npos) << step.text;
}

TEST(Weigh, ASmallerPNeverLowersTheChance) {
  double last = 0;
  for (double p = 1; p > 1e-9; p *= 0.93) {
    const double now = chance(exhibit(p));
    ASSERT_GE(now, last - 1e-15) << p;
    last = now;
  }
}

TEST(Weigh, AnExamThatFindsNothingSpeaksForTheDefendant) {
  EXPECT_LT(chance(exhibit(0.4)), chance({}));
  EXPECT_GT(chance(exhibit(0.04)), chance({}));
}

TEST(Weigh, ALicenceLowersTheChanceAndAnAlarmRaisesIt) {
  Record record = exhibit(0.001);
  const double before = chance(record);
  record.alarm_logged = true;
  EXPECT_GT(chance(record), before);
  record.alarm_logged = false;
  record.licensed = true;
  EXPECT_LT(chance(record), before);
}

TEST(Stand, PartlyLiesBetweenYesAndNoAnswer) {
  const Record record = exhibit(0.2);
  EXPECT_GT(chance(with_answer(record, Answer::yes)), chance(with_answer(record, Answer::partly)));
  EXPECT_GT(chance(with_answer(record, Answer::partly)), chance(record));
}

TEST(Stand, ANoHurtsOnlyAgainstAStrongExhibit) {
  for (const double p : {0.001, 0.01})
    EXPECT_GT(chance(with_answer(exhibit(p), Answer::no)), chance(exhibit(p)));
  for (const double p : {0.011, 0.04, 0.5})
    EXPECT_DOUBLE_EQ(chance(with_answer(exhibit(p), Answer::no)), chance(exhibit(p)));
  EXPECT_DOUBLE_EQ(chance(with_answer({}, Answer::no)), chance({}));
}

TEST(Damages, TakeTheFeesThatWereNotPaidAndAShareOfTheSales) {
  const Damages awarded = damages(contract_rules(), 2e8, 3e7, 4e8);
  EXPECT_DOUBLE_EQ(awarded.avoided_cost_usd, 2.3e8);
  EXPECT_DOUBLE_EQ(awarded.profits_usd, 1e8);
  EXPECT_DOUBLE_EQ(awarded.total_usd(), 3.3e8);
  EXPECT_EQ(damages(contract_rules(), 0, 0, -5).total_usd(), 0);
}

}  // namespace
}  // namespace partly::law
