// A suit of several counts: what each must show, and what its claimant's own past takes off it.
#include "sim/law/suit.h"

#include <gtest/gtest.h>

namespace partly::law {
namespace {

Quantity q(double value, Unit unit) { return Quantity::assumed(value, unit, {value, value}, "For the test"); }

CourtRules court() {
  CourtRules rules;
  rules.defences.own_claims = q(0.3, Unit::fraction);
  rules.defences.hands_bar = q(1, Unit::fraction);
  rules.defences.hands_cut = q(0.25, Unit::fraction);
  return rules;
}

CountRules count(std::optional<Theory> theory) {
  return {"one", "One", theory, q(0.5, Unit::fraction), q(100, Unit::usd), true, ""};
}

double chance(const CountRules& rules, const ClaimantStanding& claimant) {
  const std::optional<Quantity> belief = q(0.4, Unit::fraction);
  return chance_of(conditions_of(court(), rules, belief, claimant)).value;
}

TEST(SuitCount, OnATheoryNeedsItsFactsAndTheTheory) {
  EXPECT_DOUBLE_EQ(chance(count(Theory::tort), {}), 0.5 * 0.4);
}

TEST(SuitCount, OnOtherGroundsNeedsNoTheory) { EXPECT_DOUBLE_EQ(chance(count({}), {}), 0.5); }

TEST(SuitCount, OnATheoryIsWeakerOnceItsClaimantHasPleadedStandardPractice) {
  EXPECT_DOUBLE_EQ(chance(count(Theory::tort), {.pleaded_practice = true}), 0.5 * 0.4 * 0.7);
  EXPECT_DOUBLE_EQ(chance(count({}), {.pleaded_practice = true}), 0.5);
}

TEST(SuitCount, OnAPromiseRestsOnAWitnessWhoIsBelieved) {
  EXPECT_DOUBLE_EQ(chance(count({}), {.credibility = 0.6}), 0.5 * 0.6);
}

TEST(SuitCount, OnATheoryBringsLessToWhoDidTheSame) {
  EXPECT_DOUBLE_EQ(sum_in_case(court(), count(Theory::tort), {.copied = true}).value, 75);
  EXPECT_DOUBLE_EQ(sum_in_case(court(), count({}), {.copied = true}).value, 100);
}

TEST(SuitCount, OnOtherGroundsIsRuledOnWithoutAWordOnAnyTheory) {
  Rng rng(1, "test", 0);
  const CountRules rules = count({});
  EXPECT_FALSE(rule_on(court(), rules, conditions_of(court(), rules, {}, {}), {}, rng).theory_accepted);
}

TEST(SuitCount, ThatIsCertainBringsItsSumAndItsOrder) {
  Rng rng(1, "test", 0);
  CountRules rules = count({});
  rules.chance = q(1, Unit::fraction);
  const CountRuling ruling = rule_on(court(), rules, conditions_of(court(), rules, {}, {}), {}, rng);
  EXPECT_TRUE(ruling.won);
  EXPECT_DOUBLE_EQ(ruling.award_usd, 100);
  EXPECT_TRUE(ruling.stop_listing);
}

TEST(SuitCount, OnATheoryStopsNoListingForWhoDidTheSame) {
  Rng rng(1, "test", 0);
  CountRules rules = count(Theory::tort);
  rules.chance = q(1, Unit::fraction);
  const auto conditions = conditions_of(court(), rules, q(1, Unit::fraction), {.copied = true});
  const CountRuling ruling = rule_on(court(), rules, conditions, {.copied = true}, rng);
  EXPECT_TRUE(ruling.won);
  EXPECT_FALSE(ruling.stop_listing);
}

}  // namespace
}  // namespace partly::law
