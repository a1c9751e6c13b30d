// How games compare: differences seed by seed, dominance.
#include "sim/survey/measure.h"

#include <gtest/gtest.h>

#include <cmath>

namespace partly::survey {
namespace {

const Measure kWorth{"worth", "worth", Unit::usd, true, {}};
const Measure kLegal{"legal", "legal spend", Unit::usd, false, {}};

TEST(Dominance, ComesFromBeingBetterOnSomeGoalAndWorseOnNone) {
  const Values values{{{5, 5}, {1, 1}}, {{4, 4}, {1, 1}}, {{3, 3}, {1, 1}}};
  EXPECT_EQ(dominated_by(values, {kWorth, kLegal}), (std::vector{-1, 0, 0}));
}

TEST(Dominance, DoesNotReachAStrategyThatIsBetterOnAnotherGoal) {
  const Values values{{{5, 5}, {9, 9}}, {{4, 4}, {1, 1}}};
  EXPECT_EQ(dominated_by(values, {kWorth, kLegal}), (std::vector{-1, -1}));
}

TEST(Dominance, KnowsThatLessIsBetterOnSomeGoals) {
  const Values values{{{5, 5}, {9, 9}}, {{5, 5}, {1, 1}}};
  EXPECT_EQ(dominated_by(values, {kWorth, kLegal}), (std::vector{1, -1}));
  EXPECT_EQ(dominated_by(values, {kWorth, Measure{"x", "x", Unit::none, true, {}}}), (std::vector{-1, 0}));
}

TEST(Dominance, IsNotDrawnFromLuck) {
  // Better in the mean by 1, with differences of -9, 11, -9 and 11 seed by seed.
  const Values values{{{10, 10, 10, 10}}, {{1, 21, 1, 21}}};
  EXPECT_EQ(dominated_by(values, {kWorth}), (std::vector{-1, -1}));
}

TEST(Dominance, CountsASmallLeadThatIsThereWithEverySeed) {
  // Both swing together, so seed by seed the lead is always about one.
  const Values values{{{10, 50, 90, 30}}, {{11, 51.1, 91, 30.9}}};
  EXPECT_EQ(dominated_by(values, {kWorth}), (std::vector{1, -1}));
}

TEST(Difference, IsTakenSeedBySeedWithItsStandardError) {
  const Difference d = difference({1, 2, 3, 4}, {2, 3, 5, 6});
  EXPECT_DOUBLE_EQ(d.mean, 1.5);
  EXPECT_NEAR(d.error, std::sqrt(1.0 / 3) / 2, 1e-12);  // differences 1, 1, 2, 2
  EXPECT_TRUE(d.counts());
  EXPECT_FALSE(difference({1, 2}, {1, 2}).counts());
}

}  // namespace
}  // namespace partly::survey
