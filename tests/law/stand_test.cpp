#include "sim/law/stand.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/law/rules_for_tests.h"

namespace partly::law {
namespace {

Record with_answer(Record record, Answer answer) {
  record.answer = answer;
  return record;
}

TEST(Stand, PartlyLiesBetweenYesAndNoAnswer) {
  const Record record = exhibit(-2.3);
  EXPECT_GT(chance(with_answer(record, Answer::yes)), chance(with_answer(record, Answer::partly)));
  EXPECT_GT(chance(with_answer(record, Answer::partly)), chance(record));
}

TEST(Stand, ANoHurtsOnlyAgainstAStrongExhibit) {
  for (const double ratio : {3.0, std::log(10.01)})
    EXPECT_GT(chance(with_answer(exhibit(ratio), Answer::no)), chance(exhibit(ratio)));
  for (const double ratio : {std::log(9.99), 1.0, -2.0})
    EXPECT_DOUBLE_EQ(chance(with_answer(exhibit(ratio), Answer::no)), chance(exhibit(ratio)));
  EXPECT_DOUBLE_EQ(chance(with_answer({}, Answer::no)), chance({}));
}

TEST(Stand, ALieCostsMoreThanSilenceInEveryWay) {
  const StandRules& rules = court_rules().stand;
  Record record = exhibit(3);
  EXPECT_EQ(effect_of(court_rules().stand, record), nullptr);
  record.answer = Answer::no;
  const CourtRules court = court_rules();
  const AnswerEffect& lie = *effect_of(court.stand, record);
  EXPECT_GT(lie.penalty.value, 1);
  EXPECT_GT(lie.credibility_lost.value, rules.yes.credibility_lost.value);
  const AnswerEffect& denial = *effect_of(court.stand, Answer::no, false);
  EXPECT_EQ(denial.penalty.value, 1);
  EXPECT_EQ(denial.credibility_lost.value, 0);
}

TEST(Stand, AdmissionsMakeThePracticeLookLikeCustom) {  // F40
  const CourtRules court = court_rules();
  EXPECT_GT(effect_of(court.stand, Answer::yes, false)->norm.value, 0);
  EXPECT_GT(effect_of(court.stand, Answer::partly, true)->norm.value, 0);
  EXPECT_EQ(effect_of(court.stand, Answer::no, true)->norm.value, 0);
}

}  // namespace
}  // namespace partly::law
