#include "game/shell/raster.h"

#include <algorithm>
#include <cmath>

namespace partly::game::raster {
namespace {

std::uint32_t to_rgb(std::uint32_t abgr) {
  return (abgr & 0xFF) << 16 | (abgr & 0xFF00) | (abgr >> 16 & 0xFF);
}

// Two channels at once; alpha 0..256.
std::uint32_t blended(std::uint32_t under, std::uint32_t over, std::uint32_t alpha) {
  const std::uint32_t rb = under & 0xFF00FF, g = under & 0x00FF00;
  return ((rb + (((over & 0xFF00FF) - rb) * alpha >> 8)) & 0xFF00FF) |
         ((g + (((over & 0x00FF00) - g) * alpha >> 8)) & 0x00FF00);
}

std::uint32_t widened(std::uint32_t alpha) { return alpha + (alpha >> 7); }  // 0..255 to 0..256

Box both(Box a, Box b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

std::uint32_t* row_of(Canvas& c, int y) {
  return c.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(c.width);
}

void copy_glyph_row(std::uint32_t* out, const std::uint8_t* mask, int count, std::uint32_t rgb,
                    std::uint32_t alpha) {
  for (int i = 0; i < count; ++i) {
    if (mask[i] == 0) continue;
    const std::uint32_t a = widened(mask[i]) * alpha >> 8;
    out[i] = a >= 256 ? rgb : blended(out[i], rgb, a);
  }
}

}  // namespace

void fill(Canvas& canvas, Box box, std::uint32_t abgr) {
  box = both(box, canvas.clip);
  if (box.x0 >= box.x1) return;
  const std::uint32_t rgb = to_rgb(abgr), alpha = widened(abgr >> 24);
  for (int y = box.y0; y < box.y1; ++y) {
    std::uint32_t* row = row_of(canvas, y);
    if (alpha >= 256)
      std::fill(row + box.x0, row + box.x1, rgb);
    else
      for (int x = box.x0; x < box.x1; ++x) row[x] = blended(row[x], rgb, alpha);
  }
}

void copy(Canvas& canvas, Box to, const Bitmap& bitmap, Box from, std::uint32_t abgr) {
  const Box seen = both(to, canvas.clip);
  const int to_w = to.x1 - to.x0, to_h = to.y1 - to.y0, from_w = from.x1 - from.x0,
            from_h = from.y1 - from.y0;
  if (seen.x0 >= seen.x1 || seen.y0 >= seen.y1 || to_w <= 0 || to_h <= 0 || from_w <= 0 || from_h <= 0)
    return;
  if (from.x0 < 0 || from.y0 < 0 || from.x1 > bitmap.width || from.y1 > bitmap.height) return;
  const std::uint32_t tint = to_rgb(abgr), alpha = widened(abgr >> 24);
  for (int y = seen.y0; y < seen.y1; ++y) {
    const int source_y = from.y0 + (y - to.y0) * from_h / to_h;
    const std::size_t line = static_cast<std::size_t>(source_y) * static_cast<std::size_t>(bitmap.width);
    std::uint32_t* row = row_of(canvas, y);
    if (!bitmap.alpha.empty() && to_w == from_w) {
      copy_glyph_row(row + seen.x0, bitmap.alpha.data() + line + from.x0 + (seen.x0 - to.x0),
                     seen.x1 - seen.x0, tint, alpha);
      continue;
    }
    for (int x = seen.x0; x < seen.x1; ++x) {
      const std::size_t at = line + static_cast<std::size_t>(from.x0 + (x - to.x0) * from_w / to_w);
      const std::uint32_t texel =
          bitmap.alpha.empty() ? bitmap.abgr[at] : std::uint32_t{bitmap.alpha[at]} << 24;
      const std::uint32_t a = widened(texel >> 24) * alpha >> 8;
      row[x] = blended(row[x], bitmap.alpha.empty() ? to_rgb(texel) : tint, a);
    }
  }
}

void triangle(Canvas& canvas, Corner a, Corner b, Corner c) {
  const std::uint32_t rgb = to_rgb(a.abgr);
  if (b.y < a.y) std::swap(a, b);
  if (c.y < a.y) std::swap(a, c);
  if (c.y < b.y) std::swap(b, c);
  const float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
  if (area == 0) return;
  const auto alpha_of = [](const Corner& k) { return static_cast<float>(k.abgr >> 24); };
  const float u = alpha_of(b) - alpha_of(a), v = alpha_of(c) - alpha_of(a);
  const float per_x = (u * (c.y - a.y) - v * (b.y - a.y)) / area,
              per_y = (v * (b.x - a.x) - u * (c.x - a.x)) / area;
  const int first = std::max(canvas.clip.y0, static_cast<int>(std::ceil(a.y - 0.5f)));
  const int last = std::min(canvas.clip.y1, static_cast<int>(std::ceil(c.y - 0.5f)));
  const float long_slope = (c.x - a.x) / (c.y - a.y);
  for (int y = first; y < last; ++y) {
    const float at = static_cast<float>(y) + 0.5f;
    const float x_long = a.x + (at - a.y) * long_slope;
    const float x_short = at < b.y ? a.x + (at - a.y) * (b.x - a.x) / (b.y - a.y)
                                   : b.x + (at - b.y) * (c.x - b.x) / (c.y - b.y);
    const int from = std::max(canvas.clip.x0, static_cast<int>(std::ceil(std::min(x_long, x_short) - 0.5f)));
    const int to = std::min(canvas.clip.x1, static_cast<int>(std::ceil(std::max(x_long, x_short) - 0.5f)));
    float alpha = alpha_of(a) + per_x * (static_cast<float>(from) + 0.5f - a.x) + per_y * (at - a.y);
    std::uint32_t* row = row_of(canvas, y);
    for (int x = from; x < to; ++x, alpha += per_x) {
      const std::uint32_t weight = widened(static_cast<std::uint32_t>(std::clamp(alpha, 0.f, 255.f)));
      row[x] = weight >= 256 ? rgb : blended(row[x], rgb, weight);
    }
  }
}

}  // namespace partly::game::raster
