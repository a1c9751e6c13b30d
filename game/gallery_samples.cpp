#include "game/gallery_samples.h"

#include <cmath>

namespace partly::game {

// Six drawn regions, bent by a wave: a picture for the eye, not a result of any net.
std::vector<std::uint8_t> drawn_map(float bend) {
  std::vector<std::uint8_t> out(kGrid * kGrid);
  for (int y = 0; y < kGrid; ++y)
    for (int x = 0; x < kGrid; ++x) {
      const float u = static_cast<float>(x) / kGrid, v = static_cast<float>(y) / kGrid;
      const float a = u + 0.11f * std::sin(7 * v + bend), b = v + 0.13f * std::sin(6 * u + 2 * bend);
      out[static_cast<std::size_t>(y * kGrid + x)] =
          static_cast<std::uint8_t>((static_cast<int>(a * 3 + 3) + 2 * static_cast<int>(b * 3 + 3)) % 6);
    }
  return out;
}

std::vector<MapDot> drawn_dots() {
  std::vector<MapDot> dots;
  for (int i = 1; i <= 60; ++i)
    dots.push_back(
        {std::fmod(static_cast<float>(i) * 0.7549f, 1.f), std::fmod(static_cast<float>(i) * 0.5698f, 1.f)});
  dots.push_back({0.5f, 0.5f, Meaning::law});
  return dots;
}

Curve drawn_curve(const char* name, Meaning meaning, float start, float end, bool dashed) {
  Curve c{.name = name, .meaning = meaning, .dashed = dashed};
  for (int i = 0; i <= 1500; ++i) {
    const float x = static_cast<float>(i), y = end + (start - end) * std::exp(-x / 320);
    c.x.push_back(x), c.y.push_back(y), c.low.push_back(y * 0.88f), c.high.push_back(y * 1.12f);
    if (!dashed && i % 12 == 0) c.raw_x.push_back(x), c.raw_y.push_back(y * (1 + 0.08f * std::sin(x * 1.7f)));
  }
  return c;
}

}  // namespace partly::game
