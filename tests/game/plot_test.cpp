#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "game/widgets/decision_map.h"
#include "game/widgets/fan_plot.h"
#include "game/widgets/line_plot.h"

namespace partly::game {
namespace {

TEST(Thin, GivesOnePointAColumnAndKeepsTheMean) {
  std::vector<float> x, y;
  for (int i = 0; i < 1000; ++i) x.push_back(static_cast<float>(i)), y.push_back(i % 2 ? 1.f : 3.f);
  const Thinned t = thin(x, y, 0, 1000, 50);
  ASSERT_EQ(t.x.size(), 50u);
  for (const float v : t.y) EXPECT_NEAR(v, 2, 0.11);
  EXPECT_TRUE(std::is_sorted(t.x.begin(), t.x.end()));
}

TEST(Thin, LeavesOutWhatLiesBesideTheAxis) { EXPECT_TRUE(thin({-1, 11}, {5, 5}, 0, 10, 4).x.empty()); }

TEST(SmoothClasses, KeepsAClassThatStandsAloneInTheMiddleOfItsCell) {
  const std::vector<std::uint8_t> cells{0, 0, 0, 0, 4, 0, 0, 0, 0};
  const std::vector<std::uint8_t> out = smooth_classes(cells.data(), 3, 3, 30, 30);
  EXPECT_EQ(out[15 * 30 + 15], 4);
  EXPECT_EQ(out[0], 0);
}

TEST(SmoothClasses, InventsNoClassAndPutsAStraightBorderInTheMiddle) {
  const std::vector<std::uint8_t> cells{1, 2, 1, 2};
  const std::vector<std::uint8_t> out = smooth_classes(cells.data(), 2, 2, 40, 40);
  for (int y = 0; y < 40; ++y)
    for (int x = 0; x < 40; ++x)
      EXPECT_EQ(out[static_cast<std::size_t>(y * 40 + x)], x < 20 ? 1 : 2) << x << "," << y;
}

TEST(FanOf, HoldsNineOfTenOutcomesBetweenItsEdges) {
  std::vector<double> outcomes;
  for (int i = 0; i <= 100; ++i) outcomes.push_back(100 - i);
  const Fan fan = fan_of({7}, {outcomes});
  ASSERT_EQ(fan.x, std::vector<float>{7});
  EXPECT_FLOAT_EQ(fan.median[0], 50);
  EXPECT_FLOAT_EQ(fan.low[0], 5);
  EXPECT_FLOAT_EQ(fan.high[0], 95);
  EXPECT_FLOAT_EQ(fan.inner_low[0], 25);
  EXPECT_FLOAT_EQ(fan.inner_high[0], 75);
}

TEST(FanOf, DrawsNothingWhereThereAreNoOutcomes) { EXPECT_TRUE(std::isnan(fan_of({7}, {{}}).median[0])); }

TEST(FitY, HoldsEveryValueBetweenRoundTicksAndKeepsTheFloor) {
  FanPlot p;
  p.fans = {Fan{.x = {0, 1}, .median = {3, 41}, .low = {-2, 30}, .high = {5, 58}}};
  fit_y(p, 3, 0, 0);
  EXPECT_DOUBLE_EQ(p.y_low, 0);
  EXPECT_GE(p.y_high, 58);
  ASSERT_GE(p.y_ticks.size(), 3u);
  EXPECT_EQ(p.y_ticks.front().text, "0");
  for (const FanTick& tick : p.y_ticks) EXPECT_NEAR(std::fmod(tick.at, 20), 0, 1e-9);
}

TEST(FitY, TakesTicksSoFarApartThatNoTwoReadAlike) {
  for (const float top : {0.f, 1.f, 3.f}) {
    FanPlot p;
    p.value_text = [](double v) { return std::to_string(static_cast<int>(std::lround(v))); };
    p.past = {FanPast{.x = {0, 1}, .y = {86.6f, 86.6f + top}}};
    fit_y(p, 3, 1, 0);
    ASSERT_GE(p.y_ticks.size(), 2u);
    EXPECT_LE(p.y_low, 86.6);
    EXPECT_GE(p.y_high, 86.6 + top - 1e-4);
    for (std::size_t i = 1; i < p.y_ticks.size(); ++i) EXPECT_NE(p.y_ticks[i].text, p.y_ticks[i - 1].text);
  }
}

TEST(TickText, HasAsManyDecimalsAsTheTick) {
  EXPECT_EQ(text_of_tick(0), "0");
  EXPECT_EQ(text_of_tick(1500), "1,500");
  EXPECT_EQ(text_of_tick(89.5), "89.5");
  EXPECT_EQ(text_of_tick(0.25), "0.25");
  EXPECT_EQ(text_of_tick(-2.125), "-2.125");
  EXPECT_EQ(text_of_tick(0.30000000000000004), "0.3");
}

TEST(FitY, GivesAFlatSeriesRoomAndNoValuesAnAxis) {
  FanPlot flat;
  flat.past = {FanPast{.x = {0, 1}, .y = {60, 60}}};
  fit_y(flat, 3, 10);
  EXPECT_LT(flat.y_low, 60);
  EXPECT_GT(flat.y_high, 60);
  FanPlot empty;
  fit_y(empty, 3, 0, 0);
  EXPECT_LT(empty.y_low, empty.y_high);
}

}  // namespace
}  // namespace partly::game
