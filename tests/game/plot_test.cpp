#include <gtest/gtest.h>

#include <algorithm>

#include "game/widgets/decision_map.h"
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

}  // namespace
}  // namespace partly::game
