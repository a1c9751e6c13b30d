#include "sim/law/settlement.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/law/rules_for_tests.h"

namespace partly::law {
namespace {

Stakes stakes(double chance, double award, int stages = 2) {
  return {Quantity::derived(chance, Unit::fraction, "for the test",
                            Interval{0.8 * chance, std::min(1.0, 1.2 * chance)}),
          Quantity::derived(award, Unit::usd, "for the test", Interval{award / 2, award * 2}),
          Quantity::derived(0, Unit::usd, "for the test"),
          stages,
          assumed(2e6, Unit::usd, 1e6, 4e6),
          assumed(2e6, Unit::usd, 1e6, 4e6)};
}
RiskRules risk(double claimant, double defendant) { return {usd(claimant), usd(defendant)}; }
double width(const SettlementZone& zone) {
  return zone.defendant_pays_up_to.value - zone.claimant_accepts_from.value;
}

TEST(Certainty, IsTheExpectedValueForAPartyThatDoesNotFearRisk) {
  EXPECT_DOUBLE_EQ(certain_gain_usd(0.4, 1e9, 0), 4e8);
  EXPECT_DOUBLE_EQ(certain_loss_usd(0.4, 1e9, 0), 4e8);
  EXPECT_NEAR(certain_gain_usd(0.4, 1e6, 1e15), 4e5, 1);
}

TEST(Certainty, IsWorthMoreTheMoreAPartyFearsRisk) {
  double last_gain = 4e8, last_loss = 4e8;
  for (const double tolerance : {1e10, 3e9, 1e9, 3e8, 1e8, 1e6, 1.0}) {
    const double gain = certain_gain_usd(0.4, 1e9, tolerance), loss = certain_loss_usd(0.4, 1e9, tolerance);
    EXPECT_LE(gain, last_gain) << tolerance;
    EXPECT_GE(loss, last_loss) << tolerance;
    EXPECT_TRUE(gain >= 0 && loss <= 1e9 + 1e-3) << tolerance << " " << gain << " " << loss;
    last_gain = gain;
    last_loss = loss;
  }
}

TEST(Certainty, OfWhatIsCertainIsTheAmount) {
  for (const double tolerance : {0.0, 1e3, 1e9}) {
    EXPECT_EQ(certain_gain_usd(1, 5e8, tolerance), 5e8);
    EXPECT_EQ(certain_loss_usd(0, 5e8, tolerance), 0);
  }
}

TEST(Settlement, LiesBetweenTheExpectedAwardLessAndPlusOwnCosts) {
  const SettlementZone zone = settlement_zone(risk(0, 0), stakes(0.4, 3e8));
  EXPECT_TRUE(zone.has_room());
  EXPECT_NEAR(zone.claimant_accepts_from.value, 1.2e8 - 2 * 2e6, 1e-3);
  EXPECT_NEAR(zone.defendant_pays_up_to.value, 1.2e8 + 2 * 2e6, 1e-3);
}

// With constant absolute risk aversion a party prefers a sum to going on if and only if its utility is
// higher.
TEST(Settlement, WithinTheZoneIsPreferredByBothSides) {
  Rng rng(8, "settlements");
  for (int i = 0; i < 500; ++i) {
    const double p = rng.uniform(), award = rng.uniform(1e7, 5e9), bear = rng.uniform(5e8, 5e9);
    const SettlementZone zone = settlement_zone(risk(2 * bear, bear), stakes(p, award));
    ASSERT_TRUE(zone.has_room());
    const double sum = zone.claimant_accepts_from.value + rng.uniform() * width(zone);
    const double cost = 2 * 2e6;
    const auto utility = [](double gain, double tolerance) { return -std::exp(-gain / tolerance); };
    const double claimant = p * utility(award - cost, 2 * bear) + (1 - p) * utility(-cost, 2 * bear);
    const double defendant = p * utility(-award - cost, bear) + (1 - p) * utility(-cost, bear);
    ASSERT_GE(utility(sum, 2 * bear), claimant - 1e-9);
    ASSERT_GE(utility(-sum, bear), defendant - 1e-9);
  }
}

TEST(Settlement, WidensWithCostsAndWithFearOfRisk) {
  const double usual = width(settlement_zone(risk(0, 0), stakes(0.5, 1e9)));
  EXPECT_GT(width(settlement_zone(risk(0, 0), stakes(0.5, 1e9, 4))), usual);
  EXPECT_GT(width(settlement_zone(risk(2e9, 1e9), stakes(0.5, 1e9))), usual);
  EXPECT_LT(width(settlement_zone(risk(0, 0), stakes(0.5, 1e9, 1))), usual);
}

TEST(Settlement, StrongerEvidenceMovesBothEndsUp) {
  const SettlementZone weak = settlement_zone(risk(2e9, 1e9), stakes(0.3, 1e9));
  const SettlementZone strong = settlement_zone(risk(2e9, 1e9), stakes(0.6, 1e9));
  EXPECT_GT(strong.claimant_accepts_from.value, weak.claimant_accepts_from.value);
  EXPECT_GT(strong.defendant_pays_up_to.value, weak.defendant_pays_up_to.value);
}

TEST(Settlement, ADefendantPaysMoreToKeepAModelThatAnOrderWouldTake) {
  Stakes with_orders = stakes(0.5, 1e9);
  with_orders.remedies_usd.value = 4e8;
  EXPECT_GT(settlement_zone(risk(0, 0), with_orders).defendant_pays_up_to.value,
            settlement_zone(risk(0, 0), stakes(0.5, 1e9)).defendant_pays_up_to.value);
}

TEST(Settlement, AClaimantNeverPaysToBeRidOfItsClaimButKnowsThatItWouldLose) {
  const SettlementZone zone = settlement_zone(risk(0, 0), stakes(0.001, 1e6, 4));
  EXPECT_EQ(zone.claimant_accepts_from.value, 0);
  EXPECT_LT(zone.claimant_gains_usd, 0);
}

TEST(Settlement, AfterAVerdictTurnsOnWhatAnAppealMayChange) {
  Proceeding proceeding;
  proceeding.stage = Stage::judgment;
  proceeding.verdict = Verdict{true, 0.4, 3e8};
  const EvidenceChain chain = weigh(court_rules(), contract_rules(), exhibit(1.5));
  const Stakes after = stakes_of(court_rules(), contract_rules(), proceeding, chain, award_of(3e8), {});
  EXPECT_NEAR(after.chance.value, 0.7 + 0.3 * chain.probability(), 1e-9);
  EXPECT_EQ(after.stages, 0);
}

TEST(Settlement, BothEndsLieInTheirRangesAndSayTheirFormula) {
  for (const double p : {0.0, 0.2, 0.7, 1.0}) {
    const SettlementZone zone = settlement_zone(risk(2e9, 1e9), stakes(p, 3e8));
    for (const Quantity& end : {zone.claimant_accepts_from, zone.defendant_pays_up_to}) {
      EXPECT_EQ(end.provenance, Provenance::derived);
      EXPECT_TRUE(end.range->contains(end.value));
      EXPECT_NE(end.explanation.find("$300 M"), std::string::npos) << end.explanation;
    }
  }
}

TEST(Settlement, CountsTheStageOfCounselThatAMotionAdds) {
  Proceeding proceeding;
  proceeding.stage = Stage::complaint;
  const EvidenceChain chain = weigh(court_rules(), contract_rules(), exhibit(1.5));
  const auto stages = [&] {
    return stakes_of(court_rules(), contract_rules(), proceeding, chain, award_of(3e8), {}).stages;
  };
  const int without = stages();
  proceeding.filed.motion = true;
  EXPECT_EQ(stages(), without + 1);
}

}  // namespace
}  // namespace partly::law
