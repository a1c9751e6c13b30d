#include "sim/law/proceeding.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/law/rules_for_tests.h"

namespace partly::law {
namespace {

constexpr Damages kDamages{2e8, 1e8};

Proceeding proceeding_at(Stage stage) {
  Proceeding proceeding;
  proceeding.claimant = "meridian";
  proceeding.defendant = "you";
  proceeding.stage = stage;
  proceeding.record = exhibit(0.02);
  return proceeding;
}

double width(const SettlementZone& zone) {
  return zone.defendant_pays_up_to.value - zone.claimant_accepts_from.value;
}

TEST(Proceeding, RunsFromNoticeToHearingInOrder) {
  EXPECT_EQ(next_stage(Stage::notice), Stage::complaint);
  EXPECT_EQ(next_stage(Stage::complaint), Stage::discovery);
  EXPECT_EQ(next_stage(Stage::discovery), Stage::hearing);
}

TEST(Proceeding, NeverGoesBackwardsAndNeverDecidesItself) {
  for (int i = 0; i <= static_cast<int>(Stage::withdrawn); ++i) {
    const Stage stage = static_cast<Stage>(i);
    EXPECT_GE(next_stage(stage), stage);
    EXPECT_LE(stages_left(next_stage(stage)), stages_left(stage));
    EXPECT_EQ(stage < Stage::decided, next_stage(stage) < Stage::decided);
  }
}

TEST(Proceeding, CountsTheStagesThatCounselIsStillPaidFor) {
  EXPECT_EQ(stages_left(Stage::notice), 4);
  EXPECT_EQ(stages_left(Stage::hearing), 1);
  for (const Stage closed : {Stage::decided, Stage::settled, Stage::withdrawn})
    EXPECT_EQ(stages_left(closed), 0);
}

TEST(Judge, DecidesAsOftenAsTheChainSays) {
  constexpr int kHearings = 10'000;
  const Proceeding proceeding = proceeding_at(Stage::hearing);
  const double probability = weigh(contract_rules(), proceeding.record).probability();
  int won = 0;
  for (int i = 0; i < kHearings; ++i) {
    Rng rng(11, "proceeding", static_cast<std::uint64_t>(i));
    const Verdict verdict = judge(contract_rules(), proceeding, kDamages, rng);
    EXPECT_EQ(verdict.probability, probability);
    EXPECT_EQ(verdict.award_usd, verdict.for_claimant ? 3e8 : 0);
    won += verdict.for_claimant;
  }
  const double standard_error = std::sqrt(probability * (1 - probability) / kHearings);
  EXPECT_NEAR(static_cast<double>(won) / kHearings, probability, 4 * standard_error);
}

TEST(Judge, TheSameStreamGivesTheSameVerdict) {
  Rng one(4, "proceeding", 2);
  Rng two(4, "proceeding", 2);
  const Proceeding proceeding = proceeding_at(Stage::hearing);
  EXPECT_EQ(judge(contract_rules(), proceeding, kDamages, one).for_claimant,
            judge(contract_rules(), proceeding, kDamages, two).for_claimant);
}

TEST(Settlement, LiesBetweenTheExpectedAwardLessAndPlusOwnCosts) {
  const Proceeding proceeding = proceeding_at(Stage::discovery);
  const double expected = weigh(contract_rules(), proceeding.record).probability() * 3e8;
  const SettlementZone zone = settlement_zone(contract_rules(), proceeding, kDamages);
  EXPECT_TRUE(zone.has_room());
  EXPECT_NEAR(zone.claimant_accepts_from.value, expected - 2 * 2e6, 1e-3);
  EXPECT_NEAR(zone.defendant_pays_up_to.value, expected + 2 * 2e6, 1e-3);
}

TEST(Settlement, ShrinksWithLowerCostsAndAsTheVerdictComesNearer) {
  ClaimRules cheap = contract_rules();
  cheap.stage_cost_usd.value = 1e6;
  const Proceeding early = proceeding_at(Stage::notice);
  const double wide = width(settlement_zone(contract_rules(), early, kDamages));
  EXPECT_LT(width(settlement_zone(cheap, early, kDamages)), wide);
  EXPECT_LT(width(settlement_zone(contract_rules(), proceeding_at(Stage::hearing), kDamages)), wide);
}

TEST(Settlement, StrongerEvidenceMovesBothEndsUp) {
  Proceeding proceeding = proceeding_at(Stage::discovery);
  const SettlementZone weak = settlement_zone(contract_rules(), proceeding, kDamages);
  proceeding.record.exhibit_p = 1e-6;
  const SettlementZone strong = settlement_zone(contract_rules(), proceeding, kDamages);
  EXPECT_GT(strong.claimant_accepts_from.value, weak.claimant_accepts_from.value);
  EXPECT_GT(strong.defendant_pays_up_to.value, weak.defendant_pays_up_to.value);
}

TEST(Settlement, AClaimantNeverPaysToBeRidOfItsClaim) {
  const SettlementZone zone = settlement_zone(contract_rules(), proceeding_at(Stage::notice), {});
  EXPECT_EQ(zone.claimant_accepts_from.value, 0);
  EXPECT_EQ(zone.defendant_pays_up_to.value, 8e6);
}

TEST(Settlement, BothEndsLieInTheirRangesAndSayTheirFormula) {
  for (const Stage stage : {Stage::notice, Stage::complaint, Stage::discovery, Stage::hearing}) {
    const SettlementZone zone = settlement_zone(contract_rules(), proceeding_at(stage), kDamages);
    for (const Quantity& end : {zone.claimant_accepts_from, zone.defendant_pays_up_to}) {
      EXPECT_EQ(end.provenance, Provenance::derived);
      EXPECT_TRUE(end.range->contains(end.value));
      EXPECT_NE(end.explanation.find("$300 M"), std::string::npos) << end.explanation;
    }
  }
}

}  // namespace
}  // namespace partly::law
