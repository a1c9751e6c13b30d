#include "sim/forensics/statistics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "sim/base/rng.h"

namespace partly::forensics {
namespace {

TEST(Statistics, AgreesWithStudentsTables) {
  EXPECT_NEAR(student_t_cdf(2.131449546, 15), 0.975, 1e-9);
  EXPECT_NEAR(student_t_cdf(2.499866739, 23), 0.99, 1e-9);
  EXPECT_NEAR(student_t_cdf(-2.131449546, 15), 0.025, 1e-9);
  EXPECT_DOUBLE_EQ(student_t_cdf(0, 7), 0.5);
  EXPECT_NEAR(student_t_cdf(1, 1), 0.75, 1e-13);
  for (const double t : {-30.0, -2.0, 0.1, 5.0})  // one degree of freedom is Cauchy's law
    EXPECT_NEAR(student_t_cdf(t, 1), 0.5 + std::atan(t) / std::numbers::pi, 1e-13) << t;
}

TEST(Statistics, KeepsItsDigitsFarOutInStudentsTail) {
  // With two degrees of freedom the lower tail at -t is (1 - t / sqrt(2 + t^2)) / 2, about 1 / (2 t^2).
  EXPECT_NEAR(student_t_cdf(-1e4, 2) / 5e-9, 1, 1e-7);
  EXPECT_NEAR(student_t_cdf(-1e6, 2) / 5e-13, 1, 1e-7);
}

TEST(Statistics, CountsTheUpperTailOfABinomialExactly) {
  EXPECT_NEAR(binomial_upper_tail(2, 3, 0.5), 0.5, 1e-14);
  EXPECT_NEAR(binomial_upper_tail(3, 3, 0.1), 0.001, 1e-15);
  EXPECT_NEAR(binomial_upper_tail(2, 4, 0.4), 1 - std::pow(0.6, 4) - 4 * 0.4 * std::pow(0.6, 3), 1e-14);
  EXPECT_NEAR(binomial_upper_tail(1000, 1000, 0.5) / std::exp2(-1000), 1, 1e-12);  // far beyond any bar
  EXPECT_EQ(binomial_upper_tail(0, 3, 0.1), 1);
  EXPECT_EQ(binomial_upper_tail(4, 3, 0.1), 0);
}

TEST(Statistics, KeepsLogOddsFiniteAtNoneAndAll) {
  EXPECT_DOUBLE_EQ(shrunk_logit(0.5, 200), 0);
  EXPECT_DOUBLE_EQ(shrunk_logit(1, 200), std::log(200.5 / 0.5));
  EXPECT_DOUBLE_EQ(shrunk_logit(0, 200), -shrunk_logit(1, 200));
}

TEST(Statistics, PredictsANewValueWithTheSpreadOfTheSampleAndOfItsMean) {
  const std::vector<double> null{-1, 0, 1};  // mean 0, sd 1, so t = x / sqrt(4/3) with 2 degrees of freedom
  const double t = 2 / std::sqrt(4.0 / 3.0);
  EXPECT_NEAR(prediction_p(2, null), 0.5 * (1 - t / std::sqrt(2 + t * t)), 1e-14);
  EXPECT_NEAR(prediction_p(0, null), 0.5, 1e-14);
  EXPECT_NEAR(prediction_p(-2, null), 1 - prediction_p(2, null), 1e-14);
}

TEST(Statistics, DoesNotTakeIdenticalReferencesForCertainty) {
  const std::vector<double> alike(24, 0.3);
  EXPECT_LT(prediction_p(0.31, alike), 1e-100);
  EXPECT_GT(prediction_p(0.31, alike, 0.05), 0.4);
}

TEST(Statistics, GivesUniformPredictionsForNormalInnocents) {
  std::vector<double> p;
  for (std::uint64_t trial = 0; trial < 2000; ++trial) {
    Rng rng(11, "normal innocents", trial);
    std::vector<double> null(24);
    for (double& x : null) x = 3 + 0.7 * rng.normal();
    p.push_back(prediction_p(3 + 0.7 * rng.normal(), null));
  }
  EXPECT_GT(uniformity_p(p), 0.01);
}

TEST(Statistics, MultipliesTheLeastPByTheNumberOfTests) {
  EXPECT_DOUBLE_EQ(bonferroni(std::vector{0.2, 0.01, 0.5}), 0.03);
  EXPECT_EQ(bonferroni(std::vector{0.4, 0.9, 0.7}), 1);
  EXPECT_EQ(bonferroni({}), 1);
}

TEST(Statistics, RanksWithTiesCountingHalf) {
  EXPECT_EQ(rank_auc(std::vector{3.0, 4.0}, std::vector{1.0, 2.0}), 1);
  EXPECT_EQ(rank_auc(std::vector{1.0, 2.0}, std::vector{1.0, 2.0}), 0.5);
  EXPECT_EQ(rank_auc(std::vector{1.0, 3.0}, std::vector{2.0}), 0.5);
  EXPECT_EQ(rank_auc(std::vector{2.0}, std::vector{2.0, 3.0}), 0.25);
}

TEST(Statistics, AgreesWithTheKolmogorovSmirnovTable) {
  // An even grid pushed up by d is at most d + 1/(2n) from uniform; the 5 % point for n = 100 is 0.134.
  std::vector<double> pushed;
  for (int i = 0; i < 100; ++i) pushed.push_back(std::min(1.0, (i + 0.5) / 100 + 0.134 - 0.005));
  EXPECT_NEAR(uniformity_p(pushed), 0.05, 0.005);
  std::vector<double> squared;
  for (int i = 0; i < 100; ++i) squared.push_back(std::pow((i + 0.5) / 100, 2));
  EXPECT_LT(uniformity_p(squared), 1e-4);
}

TEST(Statistics, RejectsUniformDrawsAtTheStatedRate) {
  int rejected = 0;
  for (std::uint64_t trial = 0; trial < 1000; ++trial) {
    Rng rng(13, "uniform", trial);
    std::vector<double> draws(50);
    for (double& x : draws) x = rng.uniform();
    rejected += uniformity_p(draws) < 0.05;
  }
  EXPECT_GE(rejected, 30);
  EXPECT_LE(rejected, 70);
}

}  // namespace
}  // namespace partly::forensics
