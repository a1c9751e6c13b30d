#include "sim/law/defence.h"

#include <gtest/gtest.h>

#include "tests/law/rules_for_tests.h"

namespace partly::law {
namespace {

Record pleading(Record record, Defence defence) {
  record.pleas.push_back(defence);
  return record;
}

TEST(IndependentCreation, HelpsWhereTheRecordsHoldNoAnswerAndHarmsWhereTheyDo) {
  Record honest = exhibit(3), copier = exhibit(3);
  copier.answers_in_records = 500;
  EXPECT_LT(chance(pleading(honest, Defence::independent_creation)), chance(honest));
  EXPECT_GT(chance(pleading(copier, Defence::independent_creation)), chance(copier));
}

TEST(IndependentCreation, WeighsAsFarAsTheDefendantIsBelieved) {
  Record record = pleading(exhibit(3), Defence::independent_creation);
  const double believed = chance(record);
  record.credibility = 0.3;
  EXPECT_GT(chance(record), believed);
  record.credibility = 0;
  EXPECT_NEAR(chance(record), chance(exhibit(3)), 1e-12);
}

TEST(Preemption, TakesItsChanceOffContractAndTortAndNothingElse) {
  const Record record = exhibit(3);
  EXPECT_NEAR(chance(pleading(record, Defence::preemption)), 0.8 * chance(record), 1e-9);
  EXPECT_TRUE(fits(Defence::preemption, Theory::tort));
  for (const Theory other : {Theory::copyright, Theory::trade_secret, Theory::disclosure})
    EXPECT_FALSE(fits(Defence::preemption, other)) << name(other);
}

TEST(StandardPractice, HelpsTheMoreThePracticeIsCustom) {
  Record record = pleading(exhibit(3), Defence::standard_practice);
  EXPECT_NEAR(chance(record), chance(exhibit(3)), 1e-12);  // no custom, no excuse
  record.norm = 0.2;
  const double some = chance(record);
  record.norm = 0.8;
  EXPECT_LT(chance(record), some);
}

TEST(StandardPractice, WeakensTheLaterClaimsOfWhoPleadedIt) {  // F41
  Record record = exhibit(3);
  record.claimant_excused_itself = true;
  EXPECT_NEAR(chance(record), 0.6 * chance(exhibit(3)), 1e-9);
}

TEST(Defences, AreNamedExplainedAndUselessAgainstADutyToDisclose) {
  for (const Defence defence : kDefences) {
    EXPECT_NE(std::string(name(defence)), "");
    EXPECT_NE(std::string(meaning(defence)), "");
    EXPECT_FALSE(fits(defence, Theory::disclosure)) << name(defence);
  }
}

}  // namespace
}  // namespace partly::law
