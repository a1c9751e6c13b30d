#include "sim/study/guesses.h"

#include <gtest/gtest.h>

namespace partly::study {
namespace {

const Guess kShare{"What share?", "share", 0, 1, {}};
const Guess kOfThirty{"How many?", "number", 0, 30, {}};

TEST(Guesses, AreOffByAShareOfWhatMayBeAnswered) {
  EXPECT_DOUBLE_EQ(off(kShare, 0.4, 0.65), 0.25);
  EXPECT_DOUBLE_EQ(off(kOfThirty, 20, 14), 0.2);
  EXPECT_DOUBLE_EQ(points(off(kOfThirty, 14, 14)), 100);
  EXPECT_DOUBLE_EQ(points(off(kShare, 0, 1)), 0);
}

TEST(Guesses, OfAClassFallIntoFiveEqualRanges) {
  EXPECT_DOUBLE_EQ(range_of(kOfThirty, 0).high, 6);
  EXPECT_DOUBLE_EQ(range_of(kOfThirty, 4).low, 24);
  EXPECT_DOUBLE_EQ(range_of(kOfThirty, 4).high, 30);
}

TEST(Guesses, OfAClassAreOffByTheMeanDistanceToTheirRanges) {
  EXPECT_FALSE(off(kShare, Hands{}, 0.5).has_value()) << "no hand was raised";
  EXPECT_DOUBLE_EQ(*off(kShare, {0, 0, 7, 0, 0}, 0.5), 0);
  EXPECT_NEAR(*off(kShare, {1, 0, 1, 0, 0}, 0.5), 0.15, 1e-12) << "0.3 from the first, 0 from the third";
  EXPECT_NEAR(*off(kShare, {0, 0, 0, 0, 2}, 0.3), 0.5, 1e-12);
}

TEST(Guesses, KnowTheMiddleHandAndWhoWasRight) {
  EXPECT_FALSE(middle_range({}).has_value());
  EXPECT_EQ(middle_range({3, 1, 0, 0, 1}), 0u);
  EXPECT_EQ(middle_range({1, 1, 5, 2, 1}), 2u);
  EXPECT_EQ(hands_right(kShare, {1, 2, 3, 4, 5}, 0.95), 5);
  EXPECT_EQ(hands_right(kShare, {1, 2, 3, 4, 5}, 0.25), 2);
}

}  // namespace
}  // namespace partly::study
