#include "game/shell/raster.h"

#include <gtest/gtest.h>

namespace partly::game::raster {
namespace {

Canvas white(int w, int h) {
  return {std::vector<std::uint32_t>(static_cast<std::size_t>(w * h), 0xFFFFFF), w, h, {0, 0, w, h}};
}
constexpr std::uint32_t kRed = 0xFF0000FF, kHalfRed = 0x800000FF;  // ABGR

TEST(Raster, FillsWithinTheClipAndTurnsAbgrIntoRgb) {
  Canvas c = white(4, 4);
  c.clip = {1, 1, 3, 3};
  fill(c, {-5, -5, 9, 9}, kRed);
  for (int y = 0; y < 4; ++y)
    for (int x = 0; x < 4; ++x)
      EXPECT_EQ(c.pixels[static_cast<std::size_t>(y * 4 + x)],
                x > 0 && x < 3 && y > 0 && y < 3 ? 0xFF0000u : 0xFFFFFFu);
}

TEST(Raster, TwoTrianglesCoverTheirRectangleOnceEach) {
  Canvas c = white(16, 16);
  const Corner a{2.3f, 1.7f, kHalfRed}, b{13.6f, 1.7f, kHalfRed}, d{13.6f, 12.2f, kHalfRed},
      e{2.3f, 12.2f, kHalfRed};
  triangle(c, a, b, d);
  triangle(c, a, d, e);
  const std::uint32_t once = c.pixels[5 * 16 + 5];
  EXPECT_NE(once, 0xFFFFFFu);
  for (int y = 0; y < 16; ++y)
    for (int x = 0; x < 16; ++x) {
      const bool inside = x >= 2 && x < 14 && y >= 2 && y < 12;
      EXPECT_EQ(c.pixels[static_cast<std::size_t>(y * 16 + x)], inside ? once : 0xFFFFFFu) << x << "," << y;
    }
}

TEST(Raster, AlphaFallsEvenlyAcrossATriangle) {
  Canvas c = white(101, 3);
  triangle(c, {0, 0, kRed}, {0, 3, kRed}, {200, 0, 0x000000FF});
  for (int x = 1; x < 60; ++x)
    EXPECT_GE(c.pixels[static_cast<std::size_t>(x)] & 0xFF, c.pixels[static_cast<std::size_t>(x - 1)] & 0xFF);
}

TEST(Raster, CopiesAGlyphByItsAlphaAndStaysInsideTheBitmap) {
  Canvas c = white(3, 1);
  const Bitmap b{.alpha = {255, 0, 128}, .width = 3, .height = 1};
  copy(c, {0, 0, 3, 1}, b, {0, 0, 3, 1}, 0xFF000000);
  EXPECT_EQ(c.pixels[0], 0u);
  EXPECT_EQ(c.pixels[1], 0xFFFFFFu);
  EXPECT_NEAR(static_cast<int>(c.pixels[2] & 0xFF), 127, 2);
  copy(c, {0, 0, 3, 1}, b, {1, 0, 4, 1}, 0xFF000000);
  EXPECT_EQ(c.pixels[1], 0xFFFFFFu);
}

}  // namespace
}  // namespace partly::game::raster
