#include "sim/law/damages.h"

#include <gtest/gtest.h>

#include "tests/law/rules_for_tests.h"

namespace partly::law {
namespace {

Losses losses() { return {usd(2e8), usd(3e7), usd(4e8), usd(1e8), usd(2e9)}; }

double line(const Award& award, const std::string& id) {
  for (const AwardLine& one : award.lines)
    if (one.id == id) return one.usd.value;
  return 0;
}

TEST(Award, TakesTheFeesThatWereNotPaidAndAShareOfTheSales) {
  const Award award = award_for(contract_rules().damages, losses());
  EXPECT_DOUBLE_EQ(line(award, "avoided_cost"), 2.3e8);
  EXPECT_DOUBLE_EQ(line(award, "profits"), 1e8);
  EXPECT_DOUBLE_EQ(award.total_usd(), 3.3e8);
  EXPECT_EQ(award.lines.size(), 2u);  // a rule of zero brings no line
}

TEST(Award, TakesTheClaimantsLostProfitFromSalesThatWereItsOwn) {
  DamagesRules rules;
  rules.lost_margin = share(0.6);
  EXPECT_DOUBLE_EQ(award_for(rules, losses()).total_usd(), 0.6e8);
}

TEST(Award, FinesTheHigherOfASumAndAShareOfTurnover) {
  DamagesRules rules;
  rules.turnover_fine = Quantity::sourced(0.03, Unit::fraction, "X3");
  rules.least_fine_usd = Quantity::sourced(15e6, Unit::usd, "X3");
  EXPECT_DOUBLE_EQ(line(award_for(rules, losses()), "fine"), 0.03 * 2e9);
  Losses small = losses();
  small.turnover_usd.value = 1e6;
  EXPECT_DOUBLE_EQ(line(award_for(rules, small), "fine"), 15e6);
}

TEST(Award, IsRaisedForALieAndCappedByTheTerms) {
  const Award raised = award_for(contract_rules().damages, losses(), {.penalty = factor(1.5)});
  EXPECT_DOUBLE_EQ(raised.total_usd(), 1.5 * 3.3e8);
  const Award capped =
      award_for(contract_rules().damages, losses(), {.penalty = factor(1.5), .cap = usd(1e8)});
  EXPECT_NEAR(capped.total_usd(), 1e8, 1e-6);
  EXPECT_LT(line(capped, "cap"), 0);
  EXPECT_EQ(line(award_for(contract_rules().damages, losses(), {.cap = usd(1e12)}), "cap"), 0);
}

TEST(Award, FollowsTheShareOfTheModelThatTheAnswersTaught) {
  const Award whole = award_for(contract_rules().damages, losses());
  const Award tenth = award_for(contract_rules().damages, losses(), {.taught_share = 0.1});
  EXPECT_NEAR(line(tenth, "profits"), 0.1 * line(whole, "profits"), 1e-3);
  EXPECT_GT(line(tenth, "avoided_cost"), 0.1 * line(whole, "avoided_cost"));  // a fee is a fee
}

TEST(Award, RisesWithTheSignsOfIntentWhereTheTheoryKnowsThat) {
  DamagesRules rules = contract_rules().damages;
  const double plain = award_for(rules, losses(), {.signs_of_intent = 3}).total_usd();
  EXPECT_DOUBLE_EQ(plain, award_for(rules, losses()).total_usd());  // contract does not
  rules.wilful_multiple = factor(4);
  EXPECT_NEAR(award_for(rules, losses(), {.signs_of_intent = 3}).total_usd(), 4 * plain, 1);
  EXPECT_NEAR(award_for(rules, losses(), {.signs_of_intent = 1}).total_usd(), 2 * plain, 1);
}

TEST(Intent, ShowsInAccountsUnderOtherNamesOnceTheyAreTracedOrTheBooksOpen) {
  Record record;
  record.ban_in_force = false, record.accounts = 4;
  EXPECT_EQ(signs_of_intent(record), 0);
  record.records_open = true;
  EXPECT_EQ(signs_of_intent(record), 1);
  record.file_kept = false;
  EXPECT_EQ(signs_of_intent(record), 0);
  record.alarm_logged = true;
  EXPECT_EQ(signs_of_intent(record), 1);
  record.accounts = 1;
  EXPECT_EQ(signs_of_intent(record), 0);
}

TEST(Award, IsCutForUncleanHands) {
  const double plain = award_for(contract_rules().damages, losses()).total_usd();
  EXPECT_NEAR(award_for(contract_rules().damages, losses(), {.hands_cut = share(0.2)}).total_usd(),
              0.8 * plain, 1);
}

TEST(Award, AddsUpToItsTotalAndExplainsEveryLine) {
  DamagesRules rules = contract_rules().damages;
  rules.lost_margin = share(0.5);
  rules.statutory_usd = usd(1e6);
  const Award award = award_for(rules, losses(), {.penalty = factor(1.2), .cap = usd(1e8)});
  double sum = 0;
  for (const AwardLine& one : award.lines) {
    sum += one.usd.value;
    EXPECT_EQ(one.usd.provenance, Provenance::derived);
    EXPECT_FALSE(one.usd.explanation.empty()) << one.id;
    if (one.usd.range) {
      EXPECT_TRUE(one.usd.range->contains(one.usd.value)) << one.id;
    }
  }
  EXPECT_DOUBLE_EQ(award.total().value, sum);
}

TEST(Award, IsNothingWhereNothingWasLost) {
  Losses none = losses();
  none.licence_fee_usd.value = none.royalty_usd.value = 0;
  none.model_sales_usd.value = -5;
  EXPECT_EQ(award_for(contract_rules().damages, none).total_usd(), 0);
  EXPECT_EQ(Award{}.total().value, 0);
}

}  // namespace
}  // namespace partly::law
