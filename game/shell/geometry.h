// Points, rectangles and colours in layout units. One unit is one pixel at 100 % zoom; the Painter multiplies
// by the scale and rounds to whole pixels. Screens are laid out by cutting rectangles off a rectangle.
#pragma once
#include <algorithm>
#include <cstdint>
#include <vector>

namespace partly::game {

struct Point {
  float x = 0;
  float y = 0;
};

struct Size {
  float w = 0;
  float h = 0;
};

struct Rect {
  float x = 0;
  float y = 0;
  float w = 0;
  float h = 0;

  float right() const { return x + w; }
  float bottom() const { return y + h; }
  Point at() const { return {x, y}; }
  Point centre() const { return {x + w / 2, y + h / 2}; }
  bool contains(Point p) const { return p.x >= x && p.y >= y && p.x < right() && p.y < bottom(); }
  bool empty() const { return w <= 0 || h <= 0; }

  Rect inset(float by) const { return inset(by, by); }
  Rect inset(float dx, float dy) const {
    return {x + dx, y + dy, std::max(0.f, w - 2 * dx), std::max(0.f, h - 2 * dy)};
  }
  Rect moved(float dx, float dy) const { return {x + dx, y + dy, w, h}; }

  // Each cut returns the piece and leaves the rest (less the gap) in this rectangle.
  Rect cut_top(float height, float gap = 0) {
    const Rect piece{x, y, w, std::min(height, h)};
    const float used = std::min(h, height + gap);
    y += used, h -= used;
    return piece;
  }
  Rect cut_bottom(float height, float gap = 0) {
    const Rect piece{x, y + std::max(0.f, h - height), w, std::min(height, h)};
    h = std::max(0.f, h - height - gap);
    return piece;
  }
  Rect cut_left(float width, float gap = 0) {
    const Rect piece{x, y, std::min(width, w), h};
    const float used = std::min(w, width + gap);
    x += used, w -= used;
    return piece;
  }
  Rect cut_right(float width, float gap = 0) {
    const Rect piece{x + std::max(0.f, w - width), y, std::min(width, w), h};
    w = std::max(0.f, w - width - gap);
    return piece;
  }
  // n columns of equal width, left to right.
  std::vector<Rect> columns(int n, float gap) const {
    std::vector<Rect> out;
    const float each = (w - gap * static_cast<float>(n - 1)) / static_cast<float>(n);
    for (int i = 0; i < n; ++i) out.push_back({x + static_cast<float>(i) * (each + gap), y, each, h});
    return out;
  }
};

inline Rect intersection(Rect a, Rect b) {
  const float x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::max(0.f, std::min(a.right(), b.right()) - x),
          std::max(0.f, std::min(a.bottom(), b.bottom()) - y)};
}

struct Color {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;

  static constexpr Color hex(std::uint32_t rgb) {
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
            static_cast<std::uint8_t>(rgb), 255};
  }
  constexpr Color with_alpha(float alpha) const {
    return {r, g, b, static_cast<std::uint8_t>(static_cast<float>(a) * alpha + 0.5f)};
  }
  constexpr std::uint32_t abgr()
      const {  // the order in which the vertices of Dear ImGui and ABGR8888 textures hold it
    return static_cast<std::uint32_t>(a) << 24 | static_cast<std::uint32_t>(b) << 16 |
           static_cast<std::uint32_t>(g) << 8 | r;
  }
  bool operator==(const Color&) const = default;
};

// `top` laid over `under` with the given weight, opaque.
inline Color mix(Color under, Color top, float weight) {
  const auto blend = [weight](std::uint8_t u, std::uint8_t t) {
    return static_cast<std::uint8_t>(static_cast<float>(u) +
                                     (static_cast<float>(t) - static_cast<float>(u)) * weight + 0.5f);
  };
  return {blend(under.r, top.r), blend(under.g, top.g), blend(under.b, top.b), under.a};
}

}  // namespace partly::game
