#include "sim/study/figure.h"

#include <gtest/gtest.h>

#include "sim/study/phenomenon.h"

namespace partly::study {
namespace {

TEST(Figure, IsTheMeanOverTheSeedsWithTheirSpread) {
  const std::vector<double> values{0.7, 0.8, 0.9};
  const Figure figure = over_seeds("accuracy", values, Unit::fraction);
  EXPECT_NEAR(figure.value, 0.8, 1e-12);
  EXPECT_NEAR(figure.sd, 0.1, 1e-12);
  EXPECT_EQ(text(figure), "0.800 ± 0.100");
}

TEST(Figure, CountsAGainInPointsSeedBySeed) {
  const std::vector<double> better{0.8, 0.7}, worse{0.6, 0.75};
  const auto gain = points_between(better, worse);
  EXPECT_NEAR(gain[0], 20, 1e-9);
  EXPECT_NEAR(gain[1], -5, 1e-9);
  EXPECT_EQ(share_above_zero(gain), 0.5);
  EXPECT_EQ(text({"gain", 7.5, 2.5, Unit::points}), "7.5 ± 2.5 points");
}

TEST(Figure, ShowsItsSpreadAsARangeOfAMeasuredQuantity) {
  const Quantity shown = quantity({"accuracy", 0.8, 0.1, Unit::fraction}, "soft-labels-atlas");
  EXPECT_EQ(shown.provenance, Provenance::measured);
  EXPECT_EQ(shown.source, "soft-labels-atlas");
  ASSERT_TRUE(shown.range);
  EXPECT_NEAR(shown.range->low, 0.7, 1e-12);
}

TEST(Bar, HoldsAtItsBoundAndNotBeyondIt) {
  const Figures measured{{"gain", 8, 0, Unit::points}};
  EXPECT_TRUE(holds({"gain", Sense::at_least, 8, Unit::points}, measured));
  EXPECT_TRUE(holds({"gain", Sense::at_most, 8, Unit::points}, measured));
  EXPECT_FALSE(holds({"gain", Sense::at_least, 8.1, Unit::points}, measured));
  EXPECT_FALSE(holds({"gain", Sense::at_most, 7.9, Unit::points}, measured));
}

TEST(BarDeathTest, OnAFigureThatTheStudyDoesNotHaveIsABug) {
  const Figures measured{{"gain", 8, 0, Unit::points}};
  EXPECT_DEATH((void)holds({"gian", Sense::at_least, 8, Unit::points}, measured), "internal error");
  EXPECT_DEATH((void)holds({"gain", Sense::at_least, 8, Unit::fraction}, measured), "internal error");
}

}  // namespace
}  // namespace partly::study
