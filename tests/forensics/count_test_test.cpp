#include "sim/forensics/count_test.h"

#include <gtest/gtest.h>

#include <vector>

#include "sim/base/rng.h"

namespace partly::forensics {
namespace {

TEST(CountTest, IsTheRuleOfSuccessionForOneChance) {
  // Jeffreys: 3 hits in 9 chances give the next one (3 + 1/2) / (9 + 1).
  EXPECT_NEAR(count_p({1, 1}, std::vector<Count>{{3, 9}}), 0.35, 1e-12);
  EXPECT_EQ(count_p({0, 1}, std::vector<Count>{{3, 9}}), 1);
}

TEST(CountTest, DoesNotTakeNoHitsAmongFewChancesForARateOfZero) {
  EXPECT_GT(count_p({1, 100}, std::vector<Count>{{0, 50}, {0, 50}}), 0.2);
  EXPECT_LT(count_p({10, 100}, std::vector<Count>{{0, 5000}, {0, 5000}}), 1e-12);
}

TEST(CountTest, BelievesNothingWhereInnocentsDifferAsMuch) {
  // The same suspect: far out among like innocents, usual among unlike ones of the same mean rate.
  const double among_like = count_p({60, 1000}, std::vector<Count>{{20, 1000}, {20, 1000}, {20, 1000}});
  const double among_unlike = count_p({60, 1000}, std::vector<Count>{{0, 1000}, {0, 1000}, {60, 1000}});
  EXPECT_LT(among_like, 1e-4);
  EXPECT_GT(among_unlike, 0.05);
}

TEST(CountTest, AccusesAboutAsManyInnocentsAsItSays) {
  int below_05 = 0, below_01 = 0;
  constexpr int kTrials = 2000;
  for (std::uint64_t trial = 0; trial < kTrials; ++trial) {
    Rng rng(trial, "calibration");
    std::vector<Count> counts(5, {0, 600});
    for (Count& count : counts) {
      const double own_rate = rng.uniform(0.005, 0.03);  // innocents are not alike
      for (int i = 0; i < count.chances; ++i) count.hits += rng.chance(own_rate);
    }
    const double p = count_p(counts[0], std::span(counts).subspan(1));
    below_05 += p < 0.05;
    below_01 += p < 0.01;
  }
  EXPECT_LE(below_05, kTrials * 0.08);
  EXPECT_LE(below_01, kTrials * 0.03);
  EXPECT_GE(below_05, kTrials * 0.01);  // and is not merely blind
}

}  // namespace
}  // namespace partly::forensics
