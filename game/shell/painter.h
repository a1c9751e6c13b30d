// Draws in layout units on a Dear ImGui draw list. The only place (with the fonts and the bridge) that knows
// ImGui. Everything a widget needs and nothing else: filled and outlined shapes, lines, text on one line,
// textures.
#pragma once
#include <string_view>
#include <vector>

#include "game/shell/fonts.h"
#include "game/shell/geometry.h"
#include "game/shell/theme.h"

struct ImDrawList;

namespace partly::game {

using TextureHandle = void*;

class Painter {
 public:
  Painter(ImDrawList* list, Fonts* fonts, float scale) : list_(list), fonts_(fonts), scale_(scale) {}

  void fill(Rect, Color, float rounding = 0);
  void outline(Rect, Color, float width = 1, float rounding = 0);
  void line(Point, Point, Color, float width = 1);
  void dashed_line(Point, Point, Color, float width = 1, float dash = 4);
  void polyline(const std::vector<Point>&, Color, float width);
  void band(const std::vector<Point>& upper, const std::vector<Point>& lower, Color);  // same x in both
  void circle(Point centre, float radius, Color);
  void ring(Point centre, float radius, Color, float width);
  void arc(Point centre, float radius, float from, float to, Color,
           float width);                               // turns, 0 = left, clockwise
  void shape(Shape, Point centre, float size, Color);  // size: side of the square it fits in
  void image(TextureHandle, Rect);
  // One line of text, its top left corner at `at`; returns its width.
  float text(Point at, std::string_view, Type, Weight, Color);

  void push_clip(Rect);
  void pop_clip();
  Rect clip() const { return clips_.empty() ? Rect{-1e6f, -1e6f, 2e6f, 2e6f} : clips_.back(); }
  void push_alpha(float alpha) { alphas_.push_back(alpha * alpha_now()); }  // dims all that follows
  void pop_alpha() { alphas_.pop_back(); }
  float pixel() const { return 1 / scale_; }
  float scale() const { return scale_; }
  ImDrawList* list() { return list_; }

 private:
  void corner(float cx, float cy, float outer, float inner, int quarter, std::uint32_t color);
  float alpha_now() const { return alphas_.empty() ? 1.f : alphas_.back(); }
  std::uint32_t ink(Color c) const { return c.with_alpha(alpha_now()).abgr(); }
  ImDrawList* list_;
  Fonts* fonts_;
  float scale_;
  std::vector<Rect> clips_;
  std::vector<float> alphas_;
};

}  // namespace partly::game
