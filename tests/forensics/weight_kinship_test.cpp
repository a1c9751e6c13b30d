#include "sim/forensics/weight_kinship.h"

#include <gtest/gtest.h>

#include "sim/base/rng.h"

namespace partly::forensics {
namespace {

std::vector<float> random_weights(std::uint64_t seed, std::size_t n = 400) {
  Rng rng(seed, "weights");
  std::vector<float> values(n);
  for (float& v : values) v = static_cast<float>(rng.normal());
  return values;
}

std::vector<std::vector<float>> strangers() {
  std::vector<std::vector<float>> models;
  for (std::uint64_t i = 0; i < 12; ++i) models.push_back(random_weights(100 + i));
  return models;
}

TEST(WeightKinship, KnowsADescendantFromAStranger) {
  const std::vector<float> original = random_weights(1);
  std::vector<float> descendant = original;
  const std::vector<float> drift = random_weights(2);
  for (std::size_t i = 0; i < drift.size(); ++i) descendant[i] += drift[i];  // cosine about 1 / sqrt(2)
  const Kinship kin = compare_weights(descendant, original, strangers());
  EXPECT_NEAR(kin.cosine, 0.707, 0.06);
  EXPECT_LT(kin.p, 1e-6);
  EXPECT_GT(compare_weights(random_weights(3), original, strangers()).p, 0.01);
}

TEST(WeightKinship, StaysFiniteForAnExactCopy) {
  const std::vector<float> original = random_weights(1);
  const Kinship kin = compare_weights(original, original, strangers());
  EXPECT_NEAR(kin.cosine, 1, 1e-12);
  EXPECT_GT(kin.p, 0);
  EXPECT_LT(kin.p, 1e-10);
}

TEST(WeightKinship, DoesNotCompareModelsOfDifferentShape) {
  const Kinship kin = compare_weights(random_weights(1, 300), random_weights(1), strangers());
  EXPECT_FALSE(kin.compared());
  EXPECT_EQ(kin.why_not_compared, "The two models do not have the same shape");
  EXPECT_EQ(kin.p, 1);
}

TEST(WeightKinship, ClaimsNothingWithoutReferencesOfTheShape) {
  const std::vector<std::vector<float>> others(12, random_weights(5, 10));
  const Kinship kin = compare_weights(random_weights(1), random_weights(1), others);
  EXPECT_FALSE(kin.compared());
  EXPECT_EQ(kin.p, 1);
}

}  // namespace
}  // namespace partly::forensics
