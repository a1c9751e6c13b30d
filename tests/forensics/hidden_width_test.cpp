#include "sim/forensics/hidden_width.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "sim/base/rng.h"
#include "sim/forensics/linear_algebra.h"

namespace partly::forensics {
namespace {

constexpr std::size_t kSymbols = 29;

// What a model with a hidden layer of `width` and random output weights and biases serves.
std::vector<float> served(std::size_t width, std::size_t rows, std::uint64_t seed) {
  Rng rng(seed, "served");
  std::vector<double> weights(kSymbols * width), biases(kSymbols);
  for (double& weight : weights) weight = rng.normal() * 0.8;
  for (double& bias : biases) bias = rng.normal() * 2;
  std::vector<float> log_probabilities;
  for (std::size_t i = 0; i < rows; ++i) {
    std::vector<double> logits = biases;
    for (std::size_t h = 0; h < width; ++h) {
      const double hidden = std::tanh(rng.normal() * 2);
      for (std::size_t s = 0; s < kSymbols; ++s) logits[s] += weights[s * width + h] * hidden;
    }
    double sum = 0;
    for (const double logit : logits) sum += std::exp(logit);
    for (const double logit : logits) log_probabilities.push_back(static_cast<float>(logit - std::log(sum)));
  }
  return log_probabilities;
}

std::vector<float> rounded(std::vector<float> log_probabilities, int decimals) {
  const double unit = std::pow(10.0, decimals);
  for (float& value : log_probabilities)
    value = static_cast<float>(std::log(std::round(std::exp(static_cast<double>(value)) * unit) / unit));
  return log_probabilities;
}

TEST(LinearAlgebra, FindsTheSingularValuesOfCentredRows) {
  // Rows and columns have mean zero already, and 3 and 1 stand on two orthogonal pairs of directions.
  const std::vector<double> values =
      centred_singular_values(std::vector<double>{3, -3, 0, 0, -3, 3, 0, 0, 0, 0, 1, -1, 0, 0, -1, 1}, 4);
  ASSERT_EQ(values.size(), 4u);
  EXPECT_NEAR(values[0], 6, 1e-13);
  EXPECT_NEAR(values[1], 2, 1e-13);
  EXPECT_NEAR(values[2], 0, 6e-8);
  EXPECT_NEAR(values[3], 0, 6e-8);
}

TEST(LinearAlgebra, TakesTheMeanFromRowsAndColumns) {
  std::vector<double> plain{2, -2, 0, -1, 3, -2, -1, -1, 2}, moved = plain;
  for (std::size_t row = 0; row < 3; ++row)
    for (std::size_t column = 0; column < 3; ++column)
      moved[row * 3 + column] += 10 * static_cast<double>(row) - 4 * static_cast<double>(column);
  const auto a = centred_singular_values(plain, 3), b = centred_singular_values(moved, 3);
  for (std::size_t i = 0; i < 2; ++i) EXPECT_NEAR(a[i], b[i], 1e-12);
}

TEST(LinearAlgebra, InvertsACovarianceHoweverUnlikeItsUnitsAre) {
  const SquareMatrix<4> a{4, 1, 0, 1e-4, 1, 3, 1, 0, 0, 1, 2, 0, 1e-4, 0, 0, 1e-8};
  const SquareMatrix<4> b = inverse(a);
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t j = 0; j < 4; ++j) {
      double sum = 0;
      for (std::size_t k = 0; k < 4; ++k) sum += a[i * 4 + k] * b[k * 4 + j];
      EXPECT_NEAR(sum, i == j ? 1 : 0, 1e-7) << i << "," << j;
    }
}

TEST(HiddenWidth, CountsTheUnitsOfTheHiddenLayerFromTheServedNumbersAlone) {
  for (const std::size_t width : {1u, 4u, 16u, 26u})
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
      const Result<HiddenWidth> found = measure_hidden_width(served(width, 400, seed), kSymbols);
      ASSERT_TRUE(found.ok());
      EXPECT_EQ(found->width, static_cast<int>(width)) << "seed " << seed << ", ratio " << found->gap_ratio;
      EXPECT_TRUE(found->why_unknown.empty());
      EXPECT_EQ(found->rows, 400);
      EXPECT_GT(found->gap_ratio, 1000);
    }
}

TEST(HiddenWidth, IsNotFoundInRoundedAnswers) {
  for (const int decimals : {2, 3, 4}) {
    const Result<HiddenWidth> found = measure_hidden_width(rounded(served(16, 800, 5), decimals), kSymbols);
    ASSERT_TRUE(found.ok());
    EXPECT_FALSE(found->width) << decimals << " decimals, ratio " << found->gap_ratio;
    EXPECT_FALSE(found->why_unknown.empty());
  }
}

TEST(HiddenWidth, IsNotClaimedOfALayerAsWideAsTheAlphabet) {
  for (const std::size_t width : {28u, 29u, 64u}) {
    const Result<HiddenWidth> found = measure_hidden_width(served(width, 800, 7), kSymbols);
    ASSERT_TRUE(found.ok());
    EXPECT_FALSE(found->width) << width << " units, ratio " << found->gap_ratio;
  }
}

TEST(HiddenWidth, IsNotClaimedOfAModelThatAlwaysAnswersAlike) {
  const Result<HiddenWidth> found = measure_hidden_width(std::vector<float>(80 * 29, -3.f), kSymbols);
  ASSERT_TRUE(found.ok());
  EXPECT_FALSE(found->width);
}

TEST(HiddenWidth, RefusesNumbersThatCannotBeReadAndSaysWhy) {
  const auto why = [](const std::vector<float>& rows, std::size_t symbols) {
    const Result<HiddenWidth> found = measure_hidden_width(rows, symbols);
    return found.ok() ? std::string("accepted") : found.error().what;
  };
  EXPECT_EQ(why(std::vector<float>(20, -1.f), 2), "Fewer than three symbols hold no room for a drop");
  EXPECT_EQ(why(std::vector<float>(100, -1.f), 3), "The numbers do not fill whole rows of 3");
  EXPECT_EQ(why(std::vector<float>(15, -1.f), 3), "Too few rows: 5 for an alphabet of 3");
  std::vector<float> broken(30, -1.f);
  broken[4] = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(why(broken, 3), "Not every number is a logarithm of a probability");
}

}  // namespace
}  // namespace partly::forensics
