// The ratio on scores whose laws are known, and its calibration on answer sheets of simulated models.
#include "sim/forensics/likelihood_ratio.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/base/statistics.h"
#include "sim/forensics/statistics.h"
#include "tests/forensics/toy_market.h"

namespace partly::forensics {
namespace {

constexpr ScoreRow kFine{0.01, 0.01, 0.01};

// Normal scores, `ahead` of zero in every test.
std::vector<ScoreRow> models(std::size_t count, double ahead, std::uint64_t seed) {
  Rng rng(seed, "scores");
  std::vector<ScoreRow> rows(count);
  for (ScoreRow& row : rows)
    for (double& score : row) score = ahead + rng.normal();
  return rows;
}

RatioRule rule_of(std::size_t count, double ahead) {
  return {models(count, 0, 1), models(count, ahead, 2), kFine};
}

TEST(Ratio, RisesWithLikenessAndStaysWithinWhatItsReferencesSupport) {
  const RatioRule rule = rule_of(24, 2);
  const Interval bounds = log_ratio_bounds(24, 24);
  EXPECT_NEAR(bounds.high, std::log(24), 1e-9);
  EXPECT_NEAR(bounds.low, -std::log(24), 1e-9);
  double last = bounds.low;
  for (double likeness = -50; likeness < 50; likeness += 0.1) {
    const double now = rule.log_ratio(likeness);
    ASSERT_GE(now, last - 1e-12) << likeness;
    ASSERT_LT(now - last, 0.6) << likeness;  // and nowhere jumps
    ASSERT_LE(now, bounds.high);
    last = now;
  }
}

TEST(Ratio, IsOneHalfwayBetweenBothKinds) {
  const RatioRule rule = rule_of(24, 2);
  double distance = 0;
  for (const ScoreRow& copier : models(24, 2, 2)) distance += rule.likeness(copier) / 24;
  EXPECT_NEAR(rule.log_ratio(distance / 2), 0, 1e-9);
}

TEST(Ratio, SaysNothingWhereNoTestTellsBothKindsApart) {
  const auto same = models(24, 0, 1);
  EXPECT_EQ(RatioRule(same, same, kFine).log_ratio(ScoreRow{9, 9, 9}), 0);
}

TEST(Ratio, SuspectsNobodyForAnsweringUnlikeTheTeacher) {
  auto innocents = models(24, 0, 1), copiers = models(24, 3, 2);
  for (ScoreRow& row : copiers) row[2] -= 6;  // copiers answer less like the teacher in the third test
  const RatioRule rule(innocents, copiers, kFine);
  EXPECT_EQ(rule.weights()[2], 0);
  EXPECT_EQ(rule.log_ratio(ScoreRow{1, 1, -9}), rule.log_ratio(ScoreRow{1, 1, 9}));
}

TEST(Ratio, HearsTwoTestsOutOfThree) {
  const RatioRule rule = rule_of(24, 3);
  EXPECT_GT(rule.log_ratio(ScoreRow{3, 3, 0}), 1);
}

TEST(Ratio, NeverTakesASpreadForFinerThanOneQuestion) {
  const std::vector<ScoreRow> equal(24, ScoreRow{0, 0, 0}), other(24, ScoreRow{0.1, 0, 0});
  const RatioRule coarse(equal, other, {0.5, 0.5, 0.5});
  EXPECT_LT(coarse.log_ratio(ScoreRow{0.1, 0, 0}), 0.2);
}

TEST(Ratio, OfFewReferencesIsSmallerAndItsIntervalWider) {
  const auto ratio = [](std::size_t references) {
    double width = 0;
    for (std::uint64_t suspect = 0; suspect < 20; ++suspect) {
      const auto row = models(1, 1, 100 + suspect).front();
      const LikelihoodRatio one =
          likelihood_ratio(row, models(references, 0, 1), models(references, 1.5, 2), kFine, 7);
      width += (one.high - one.low) / 20;
    }
    return width;
  };
  EXPECT_GT(ratio(8), 1.2 * ratio(80));
  EXPECT_LT(log_ratio_bounds(6, 6).high, log_ratio_bounds(24, 24).high);
}

TEST(RankP, IsNeverLessThanOneInOneMoreThanTheReferences) {
  const std::vector<double> references{1, 2, 3};
  EXPECT_EQ(rank_p(9, references), 0.25);
  EXPECT_EQ(rank_p(2, references), 0.75);  // as large counts
  EXPECT_EQ(rank_p(0, references), 1);
}

// --- calibration: over many markets, models that no rule was fitted on

struct Calibrated {
  std::vector<double> innocents, copiers;  // log ratios
  std::vector<double> rank;                // of one unseen innocent a market
};

Calibrated over_markets(std::uint64_t markets, double taught) {
  Calibrated all;
  for (std::uint64_t seed = 1; seed <= markets; ++seed) {
    const ToyMarket market(seed);
    const ExamMaterial material = market.material(8);
    const Exhibit exhibit = examine(set_paper({}, material), material, market.innocent("suspect", 0, 1),
                                    market.references(24), market.comparison(24, taught));
    const auto& [innocents, copiers] = exhibit.unseen;
    all.innocents.insert(all.innocents.end(), innocents.begin(), innocents.end());
    all.copiers.insert(all.copiers.end(), copiers.begin(), copiers.end());
    all.rank.push_back(exhibit.ratio->rank_p);
  }
  return all;
}

double mean_ratio(const std::vector<double>& log_ratios) {
  return mean(each_of(log_ratios, [](double one) { return std::exp(one); }));
}

TEST(Calibration, TheMeanRatioOfInnocentsIsAboutOneOrLess) {
  for (const double taught : {0.05, 0.15, 0.3}) {
    const Calibrated found = over_markets(40, taught);
    std::printf("taught %.2f: mean ratio of innocents %.2f, mean log of copiers %.2f\n", taught,
                mean_ratio(found.innocents), mean(found.copiers));
    EXPECT_LE(mean_ratio(found.innocents), 1.25) << taught;
    EXPECT_GT(mean(found.copiers), 0) << taught;
    EXPECT_LT(mean(found.innocents), 0) << taught;
  }
}

TEST(Calibration, ARatioOfTenIsAsRareAmongInnocentsAsItSays) {  // Markov: at most one in ten
  EXPECT_LE(share_from(over_markets(40, 0.15).innocents, std::log(10)), 0.1);
}

TEST(Calibration, RanksOfUnseenInnocentsAreUniform) {
  std::vector<double> ranks;
  for (std::uint64_t trial = 0; trial < 400; ++trial) {
    const auto innocents = models(25, 0, 3 * trial);
    const LikelihoodRatio ratio = likelihood_ratio(innocents.back(), std::span(innocents).first(24),
                                                   models(24, 1.5, 3 * trial + 1), kFine, trial);
    Rng rng(trial, "within a rank");  // ranks are steps of 1/25
    ranks.push_back(ratio.rank_p - rng.uniform() / 25);
  }
  EXPECT_GT(uniformity_p(ranks), 0.01);
}

}  // namespace
}  // namespace partly::forensics
