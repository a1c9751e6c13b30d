// A small software rasteriser for what Dear ImGui draws: plain rectangles, copied glyphs and pictures, and
// triangles of one colour whose alpha changes from corner to corner (soft edges). Pixels are 0x00RRGGBB; a
// pixel belongs to a triangle if its centre lies in it, so neighbours neither overlap nor leave gaps.
#pragma once
#include <cstdint>
#include <vector>

namespace partly::game::raster {

struct Box {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // x1 and y1 are beyond the last
};

struct Canvas {
  std::vector<std::uint32_t> pixels = {};
  int width = 0, height = 0;
  Box clip = {};
};

struct Bitmap {
  std::vector<std::uint32_t> abgr = {};
  std::vector<std::uint8_t> alpha = {};  // only this if all of it is white: glyphs
  int width = 0, height = 0;
};

struct Corner {
  float x = 0, y = 0;
  std::uint32_t abgr = 0;
};

void fill(Canvas&, Box, std::uint32_t abgr);
// Copies `from` of the bitmap to `to`, coloured; nearest pixel if the sizes differ.
void copy(Canvas&, Box to, const Bitmap&, Box from, std::uint32_t abgr);
void triangle(Canvas&, Corner, Corner, Corner);  // rgb of the first corner

}  // namespace partly::game::raster
