#include "sim/base/rng.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <vector>

namespace partly {
namespace {

TEST(Rng, GivesTheSameStreamForTheSameSeedAndPurpose) {
  Rng a(7, "batches"), b(7, "batches");
  for (int i = 0; i < 100; ++i) EXPECT_EQ(a.next(), b.next());
}

TEST(Rng, GivesUnrelatedStreamsForOtherPurposesAndIndexes) {
  std::set<std::uint64_t> first_draws;
  for (int index = 0; index < 50; ++index) {
    first_draws.insert(Rng(7, "weights", index).next());
    first_draws.insert(Rng(7, "batches", index).next());
  }
  EXPECT_EQ(first_draws.size(), 100u);
}

TEST(Rng, KeepsItsBitsAcrossVersionsSinceSavesDependOnThem) {
  Rng rng(42, "golden");
  EXPECT_EQ(rng.next(), Rng(derive_seed(42, "golden")).next());
  EXPECT_EQ(Rng(1).next(), 14971601782005023387ull);  // reference: splitmix64-seeded xoshiro256++ at seed 1
}

TEST(Rng, DrawsUniformNumbersWithTheRightMeanAndVariance) {
  Rng rng(3);
  double sum = 0, squares = 0;
  constexpr int kDraws = 100'000;
  for (int i = 0; i < kDraws; ++i) {
    const double u = rng.uniform();
    ASSERT_GE(u, 0.0);
    ASSERT_LT(u, 1.0);
    sum += u;
    squares += u * u;
  }
  EXPECT_NEAR(sum / kDraws, 0.5, 0.005);
  EXPECT_NEAR(squares / kDraws, 1.0 / 3.0, 0.005);
}

TEST(Rng, DrawsNormalNumbersWithUnitVariance) {
  Rng rng(4);
  double sum = 0, squares = 0;
  constexpr int kDraws = 100'000;
  for (int i = 0; i < kDraws; ++i) {
    const double x = rng.normal();
    sum += x;
    squares += x * x;
  }
  EXPECT_NEAR(sum / kDraws, 0.0, 0.015);
  EXPECT_NEAR(squares / kDraws, 1.0, 0.02);
}

TEST(Rng, ReachesEveryValueBelowABoundAboutEquallyOften) {
  Rng rng(5);
  std::vector<int> seen(7, 0);
  for (int i = 0; i < 70'000; ++i) ++seen[rng.below(7)];
  for (const int count : seen) EXPECT_NEAR(count, 10'000, 500);
}

TEST(Rng, ShufflesWithoutLosingAnItem) {
  std::vector<int> items(100);
  for (int i = 0; i < 100; ++i) items[static_cast<std::size_t>(i)] = i;
  Rng(6).shuffle(std::span(items));
  EXPECT_EQ(std::set<int>(items.begin(), items.end()).size(), 100u);
  EXPECT_NE(items[0] * 10000 + items[1] * 100 + items[2], 102);
}

}  // namespace
}  // namespace partly
