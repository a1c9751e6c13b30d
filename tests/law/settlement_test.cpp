#include "sim/law/settlement.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/law/rules_for_tests.h"

namespace partly::law {
namespace {

Quantity none() { return Quantity::derived(0, Unit::usd, "for the test"); }

Stakes stakes(double chance, double award, double tolerance = 0, int stages = 2) {
  return {.chance = Quantity::derived(chance, Unit::fraction, "for the test",
                                      Interval{0.8 * chance, std::min(1.0, 1.2 * chance)}),
          .award_usd = Quantity::derived(award, Unit::usd, "for the test"),
          .award_to_come_usd = none(),
          .orders_usd = none(),
          .later_royalty_usd = none(),
          .sanction_usd = none(),
          .precedent_usd = none(),
          .quarters = 0,
          .discount = assumed(0, Unit::fraction, 0, 0.1),
          .stages = stages,
          .stage_cost_usd = assumed(2e6, Unit::usd, 1e6, 4e6),
          .tolerance_usd = usd(tolerance)};
}
double gain(const Stakes& of) { return value_of_going_on(Side::claimant, of).total.value; }
double cost(const Stakes& of) { return value_of_going_on(Side::defendant, of).total.value; }

TermValues no_terms() { return {none(), none(), none(), none(), none(), none(), none()}; }
SettlementOutlook outlook(const Stakes& claimant, const Stakes& defendant) {
  return {value_of_going_on(Side::claimant, claimant), value_of_going_on(Side::defendant, defendant),
          no_terms(), no_terms(), 0.06};
}
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
    const double gained = certain_gain_usd(0.4, 1e9, tolerance), lost = certain_loss_usd(0.4, 1e9, tolerance);
    EXPECT_LE(gained, last_gain) << tolerance;
    EXPECT_GE(lost, last_loss) << tolerance;
    EXPECT_TRUE(gained >= 0 && lost <= 1e9 + 1e-3) << tolerance << " " << gained << " " << lost;
    last_gain = gained;
    last_loss = lost;
  }
}

TEST(Certainty, OfWhatIsCertainIsTheAmount) {
  for (const double tolerance : {0.0, 1e3, 1e9}) {
    EXPECT_EQ(certain_gain_usd(1, 5e8, tolerance), 5e8);
    EXPECT_EQ(certain_loss_usd(0, 5e8, tolerance), 0);
  }
}

TEST(GoingOn, IsWorthTheExpectedAwardLessOwnCounselAndCostsItWithOwnCounsel) {
  EXPECT_NEAR(gain(stakes(0.4, 3e8)), 1.2e8 - 2 * 2e6, 1e-3);
  EXPECT_NEAR(cost(stakes(0.4, 3e8)), 1.2e8 + 2 * 2e6, 1e-3);
}

TEST(GoingOn, IsThePartsAddedUpForEitherSide) {
  Rng rng(3, "values");
  for (int i = 0; i < 200; ++i) {
    Stakes of =
        stakes(rng.uniform(), rng.uniform(0, 5e9), rng.uniform(1e9, 9e9), static_cast<int>(rng.below(5)));
    of.award_to_come_usd.value = rng.uniform(0, 4e9), of.orders_usd.value = rng.uniform(0, 2e9);
    of.later_royalty_usd.value = rng.uniform(0, 1e9), of.precedent_usd.value = rng.uniform(-1e8, 1e8);
    of.quarters = static_cast<int>(rng.below(8)), of.discount.value = rng.uniform(0, 0.1);
    for (const Side side : {Side::claimant, Side::defendant}) {
      const CaseValue value = value_of_going_on(side, of);
      double sum = 0;
      for (const ValuePart& part : value.parts) sum += part.usd.value;
      ASSERT_NEAR(sum, value.total.value, 1e-2);
      ASSERT_TRUE(value.total.range->contains(value.total.value));
    }
  }
}

TEST(GoingOn, CountsWhatIsSoldUntilTheJudgmentAndWhatFollowsIt) {
  Stakes ahead = stakes(0.5, 1e9);
  ahead.award_to_come_usd.value = 2e9;
  EXPECT_NEAR(gain(ahead), gain(stakes(0.5, 3e9)), 1e-3);
  ahead.later_royalty_usd.value = 1e8, ahead.orders_usd.value = 4e8;
  EXPECT_NEAR(cost(ahead), cost(stakes(0.5, 3.5e9)), 1e-3);
}

TEST(GoingOn, IsWorthLessTheLaterItPays) {
  Stakes late = stakes(0.5, 1e9);
  late.discount.value = 0.05, late.quarters = 4, late.stages = 0;
  EXPECT_NEAR(gain(late), 5e8 / std::pow(1.05, 4), 1e-3);
}

// With constant absolute risk aversion a party prefers a sum to going on if and only if its utility is
// higher.
TEST(Zone, HoldsSumsThatBothSidesPrefer) {
  Rng rng(8, "settlements");
  for (int i = 0; i < 500; ++i) {
    const double p = rng.uniform(), award = rng.uniform(1e7, 5e9), bear = rng.uniform(5e8, 5e9);
    const SettlementZone zone = outlook(stakes(p, award, 2 * bear), stakes(p, award, bear)).zone({});
    ASSERT_TRUE(zone.has_room());
    const double sum = zone.claimant_accepts_from.value + rng.uniform() * width(zone);
    const double counsel = 2 * 2e6;
    const auto utility = [](double gained, double tolerance) { return -std::exp(-gained / tolerance); };
    const double claimant = p * utility(award - counsel, 2 * bear) + (1 - p) * utility(-counsel, 2 * bear);
    const double defendant = p * utility(-award - counsel, bear) + (1 - p) * utility(-counsel, bear);
    ASSERT_GE(utility(sum, 2 * bear), claimant - 1e-9);
    ASSERT_GE(utility(-sum, bear), defendant - 1e-9);
  }
}

TEST(Zone, WidensWithCounselAndWithFearOfRisk) {
  const auto wide = [](double claimant, double defendant, int stages) {
    return width(outlook(stakes(0.5, 1e9, claimant, stages), stakes(0.5, 1e9, defendant, stages)).zone({}));
  };
  EXPECT_GT(wide(0, 0, 4), wide(0, 0, 2));
  EXPECT_GT(wide(2e9, 1e9, 2), wide(0, 0, 2));
  EXPECT_LT(wide(0, 0, 1), wide(0, 0, 2));
}

TEST(Zone, IsEmptyWhereTheSidesReadTheCaseTooDifferently) {
  EXPECT_FALSE(outlook(stakes(0.6, 1e9), stakes(0.4, 1e9)).zone({}).has_room());
  EXPECT_TRUE(outlook(stakes(0.4, 1e9), stakes(0.6, 1e9)).zone({}).has_room());
}

TEST(Zone, NeverHasAClaimantPayToBeRidOfItsClaimAndKnowsThatItWouldLose) {
  const SettlementZone zone = outlook(stakes(0.001, 1e6, 0, 4), stakes(0.001, 1e6, 0, 4)).zone({});
  EXPECT_EQ(zone.claimant_accepts_from.value, 0);
  EXPECT_LT(zone.claimant_gains_usd, 0);
}

TEST(Zone, SaysItsFormulaAndItsTermsAndLiesInItsRange) {
  for (const double p : {0.0, 0.2, 0.7, 1.0}) {
    const SettlementZone zone = outlook(stakes(p, 3e8, 2e9), stakes(p, 3e8, 1e9)).zone({.royalty = 0.06});
    for (const Quantity& end : {zone.claimant_accepts_from, zone.defendant_pays_up_to}) {
      EXPECT_EQ(end.provenance, Provenance::derived);
      EXPECT_TRUE(end.range->contains(end.value));
      EXPECT_NE(end.explanation.find("$300 M"), std::string::npos) << end.explanation;
      EXPECT_NE(end.explanation.find("royalty"), std::string::npos) << end.explanation;
    }
  }
}

TEST(SettlementTerms, MoveMoneyByWhatTheyAreWorthToEachSide) {
  SettlementOutlook both = outlook(stakes(0.5, 2e9), stakes(0.5, 2e9));
  both.to_claimant.sales_ahead_usd.value = 4e9, both.to_defendant.sales_ahead_usd.value = 3e9;
  both.to_claimant.uncovered_usd.value = 2e8, both.to_defendant.uncovered_usd.value = 3e8;
  both.to_claimant.deletion_usd.value = 5e8, both.to_defendant.deletion_usd.value = 2e9;
  const auto from = [&](const SettlementTerms& terms) {
    return both.zone(terms).claimant_accepts_from.value;
  };
  const auto to = [&](const SettlementTerms& terms) { return both.zone(terms).defendant_pays_up_to.value; };
  const double alone = both.claimant.total.value, owed = both.defendant.total.value;
  EXPECT_NEAR(from({}), alone - 2e8, 1e-3);
  EXPECT_NEAR(to({}), owed - 3e8, 1e-3);
  EXPECT_NEAR(from({.royalty = 0.1}), alone - 4e8, 1e-3);
  EXPECT_NEAR(to({.royalty = 0.1}), owed - 3e8, 1e-3);
  EXPECT_NEAR(from({.royalty = 0.1, .deletion = true}), alone - 5e8, 1e-3);  // nothing is left to pay it on
  EXPECT_EQ(both.best_terms(false), SettlementTerms{.royalty = 0.06});
}

TEST(SettlementTerms, AreProposedWithNoMoreRoyaltyThanGoingOnIsWorth) {
  SettlementOutlook both = outlook(stakes(0.5, 2e8), stakes(0.5, 2e8));
  both.to_claimant.sales_ahead_usd.value = 1e10;  // the list's 6 % of it would be $600 M
  const SettlementTerms offered = both.usual_terms(false)[1];
  EXPECT_NEAR(offered.royalty * 1e10, both.claimant.total.value, 1e7);
  both.to_claimant.sales_ahead_usd.value = 1e8;
  EXPECT_EQ(both.usual_terms(false)[1].royalty, 0.06);
}

TEST(SettlementTerms, CoverLaterSalesOnlyByARoyaltyALicenceOrDeletion) {
  EXPECT_FALSE(covers_later_sales({}));
  EXPECT_FALSE(covers_later_sales({.undertaking = true, .audit = true, .admission = true}));
  EXPECT_TRUE(covers_later_sales({.royalty = 0.01}));
  EXPECT_TRUE(covers_later_sales({.licence = true}));
  EXPECT_TRUE(covers_later_sales({.deletion = true}));
}

TEST(FirstOffer, IsWhatTheClaimantIsThoughtToAcceptInWholeSteps) {
  const SettlementZone zone = outlook(stakes(0.5, 1e9), stakes(0.5, 1e9, 1e9)).zone({});
  const double first = first_offer_usd(zone, 1e7);
  EXPECT_GE(first, zone.claimant_accepts_from.value);
  EXPECT_LT(first, zone.claimant_accepts_from.value + 1e7);
  EXPECT_EQ(std::fmod(first, 1e7), 0);
}

}  // namespace
}  // namespace partly::law
