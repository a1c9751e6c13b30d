#include "game/shell/painter.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "game/shell/imgui_compat.h"

namespace partly::game {
namespace {

constexpr float kPi = 3.14159265f;

struct Pixels {
  float scale;
  ImVec2 operator()(Point p) const { return {p.x * scale, p.y * scale}; }
  // Edges of shapes and of text stand on whole pixels, so that nothing blurs.
  ImVec2 snapped(Point p) const { return {std::round(p.x * scale), std::round(p.y * scale)}; }
  float width(float w) const { return std::max(1.f, std::round(w * scale)); }
};

ImVec2 turned(ImVec2 centre, float radius, float turns) {
  const float angle = kPi + turns * 2 * kPi;
  return {centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle)};
}

}  // namespace

// A quarter of a disc (or of a ring when inner > 0) with a soft edge of one pixel; quarter 0 is the top left
// one.
void Painter::corner(float cx, float cy, float outer, float inner, int quarter, std::uint32_t color) {
  const int steps = std::clamp(static_cast<int>(outer / 1.5f), 3, 16);
  const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
  const std::uint32_t clear = color & 0x00FFFFFFu;
  std::array<ImVec2, 4> before{};
  const auto quad = [&](ImVec2 a, ImVec2 b, ImVec2 c, ImVec2 d, std::uint32_t near, std::uint32_t far) {
    const unsigned first = list_->_VtxCurrentIdx;
    list_->PrimReserve(6, 4);
    for (const unsigned k : {0u, 1u, 2u, 0u, 2u, 3u}) list_->PrimWriteIdx(static_cast<ImDrawIdx>(first + k));
    list_->PrimWriteVtx(a, uv, near), list_->PrimWriteVtx(b, uv, far), list_->PrimWriteVtx(c, uv, far),
        list_->PrimWriteVtx(d, uv, near);
  };
  for (int i = 0; i <= steps; ++i) {
    const float angle =
        kPi * (1 + 0.5f * (static_cast<float>(quarter) + static_cast<float>(i) / static_cast<float>(steps)));
    const float c = std::cos(angle), s = std::sin(angle);
    const auto at = [&](float radius) { return ImVec2{cx + c * radius, cy + s * radius}; };
    const std::array<ImVec2, 4> now{at(std::max(0.f, inner - 0.5f)), at(inner + 0.5f),
                                    at(std::max(0.f, outer - 0.5f)), at(outer + 0.5f)};
    if (i > 0 && inner > 0) {
      quad(before[0], before[1], now[1], now[0], clear, color);
      quad(before[1], before[2], now[2], now[1], color, color);
    } else if (i > 0) {
      list_->PrimReserve(3, 3);
      for (unsigned k = 0; k < 3; ++k) list_->PrimWriteIdx(static_cast<ImDrawIdx>(list_->_VtxCurrentIdx + k));
      list_->PrimWriteVtx({cx, cy}, uv, color), list_->PrimWriteVtx(before[2], uv, color),
          list_->PrimWriteVtx(now[2], uv, color);
    }
    if (i > 0) quad(before[2], before[3], now[3], now[2], color, clear);
    before = now;
  }
}

// Strips of whole pixels and four small corners: a software renderer fills strips quickly and triangles
// slowly.
void Painter::fill(Rect r, Color c, float rounding) {
  const Pixels px{scale_};
  const ImVec2 a = px.snapped(r.at()), b = px.snapped({r.right(), r.bottom()});
  const std::uint32_t color = ink(c);
  const float radius =
      std::min(std::round(rounding * scale_), std::floor(std::min(b.x - a.x, b.y - a.y) / 2));
  if (color >> 24 == 0 || b.x <= a.x || b.y <= a.y) return;
  if (radius < 1) return list_->AddRectFilled(a, b, color);
  list_->AddRectFilled({a.x + radius, a.y}, {b.x - radius, a.y + radius}, color);
  list_->AddRectFilled({a.x, a.y + radius}, {b.x, b.y - radius}, color);
  list_->AddRectFilled({a.x + radius, b.y - radius}, {b.x - radius, b.y}, color);
  corner(a.x + radius, a.y + radius, radius, 0, 0, color);
  corner(b.x - radius, a.y + radius, radius, 0, 1, color);
  corner(b.x - radius, b.y - radius, radius, 0, 2, color);
  corner(a.x + radius, b.y - radius, radius, 0, 3, color);
}

void Painter::outline(Rect r, Color c, float width, float rounding) {
  const Pixels px{scale_};
  const float w = px.width(width);
  const ImVec2 a = px.snapped(r.at()), b = px.snapped({r.right(), r.bottom()});
  const std::uint32_t color = ink(c);
  const float radius =
      std::min(std::round(rounding * scale_), std::floor(std::min(b.x - a.x, b.y - a.y) / 2));
  if (color >> 24 == 0) return;
  list_->AddRectFilled({a.x + radius, a.y}, {b.x - radius, a.y + w}, color);
  list_->AddRectFilled({a.x + radius, b.y - w}, {b.x - radius, b.y}, color);
  const float inset = std::max(radius, w);
  list_->AddRectFilled({a.x, a.y + inset}, {a.x + w, b.y - inset}, color);
  list_->AddRectFilled({b.x - w, a.y + inset}, {b.x, b.y - inset}, color);
  if (radius < 1) return;
  corner(a.x + radius, a.y + radius, radius, radius - w, 0, color);
  corner(b.x - radius, a.y + radius, radius, radius - w, 1, color);
  corner(b.x - radius, b.y - radius, radius, radius - w, 2, color);
  corner(a.x + radius, b.y - radius, radius, radius - w, 3, color);
}

void Painter::line(Point a, Point b, Color c, float width) {
  const Pixels px{scale_};
  const float w = px.width(width);
  if (a.y == b.y || a.x == b.x) {  // a filled strip of whole pixels is sharp and cheap
    const ImVec2 p = px.snapped({std::min(a.x, b.x), std::min(a.y, b.y)}),
                 q = px.snapped({std::max(a.x, b.x), std::max(a.y, b.y)});
    const float half = std::floor(w / 2);
    const ImVec2 from = a.y == b.y ? ImVec2{p.x, p.y - half} : ImVec2{p.x - half, p.y};
    const ImVec2 to = a.y == b.y ? ImVec2{q.x, p.y - half + w} : ImVec2{p.x - half + w, q.y};
    list_->AddRectFilled(from, to, ink(c));
    return;
  }
  list_->AddLine(px(a), px(b), ink(c), w);
}

void Painter::dashed_line(Point a, Point b, Color c, float width, float dash) {
  const float dx = b.x - a.x, dy = b.y - a.y, length = std::hypot(dx, dy);
  for (float at = 0; at < length; at += 2 * dash) {
    const float end = std::min(length, at + dash);
    line({a.x + dx * at / length, a.y + dy * at / length}, {a.x + dx * end / length, a.y + dy * end / length},
         c, width);
  }
}

void Painter::polyline(const std::vector<Point>& points, Color c, float width) {
  const Pixels px{scale_};
  std::vector<ImVec2> out;
  out.reserve(points.size());
  for (const Point p : points) out.push_back(px(p));
  if (out.size() > 1)
    compat::add_polyline(list_, out.data(), static_cast<int>(out.size()), ink(c), px.width(width));
}

void Painter::band(const std::vector<Point>& upper, const std::vector<Point>& lower, Color c) {
  const Pixels px{scale_};
  const std::size_t n = std::min(upper.size(), lower.size());
  for (std::size_t i = 1; i < n; ++i) {
    const ImVec2 a = px(upper[i - 1]), b = px(upper[i]), d = px(lower[i - 1]), e = px(lower[i]);
    list_->PrimReserve(6, 4);
    const ImVec2 uv = ImGui::GetFontTexUvWhitePixel();
    list_->PrimQuadUV(a, b, e, d, uv, uv, uv, uv, ink(c));
  }
}

void Painter::circle(Point centre, float radius, Color c) {
  list_->AddCircleFilled(Pixels{scale_}(centre), radius * scale_, ink(c));
}

void Painter::ring(Point centre, float radius, Color c, float width) {
  list_->AddCircle(Pixels{scale_}(centre), radius * scale_, ink(c), 0, Pixels{scale_}.width(width));
}

void Painter::arc(Point centre, float radius, float from, float to, Color c, float width) {
  const ImVec2 at = Pixels{scale_}(centre);
  const int steps = std::max(2, static_cast<int>(std::abs(to - from) * 96));
  std::vector<ImVec2> points;
  for (int i = 0; i <= steps; ++i)
    points.push_back(
        turned(at, radius * scale_, from + (to - from) * static_cast<float>(i) / static_cast<float>(steps)));
  compat::add_polyline(list_, points.data(), static_cast<int>(points.size()), ink(c), width * scale_);
}

void Painter::shape(Shape shape, Point centre, float size, Color c) {
  const float h = size / 2;
  const ImVec2 m = Pixels{scale_}(centre);
  const float r = h * scale_;
  switch (shape) {
    case Shape::none:
      return;
    case Shape::square:
      return fill({centre.x - h * 0.9f, centre.y - h * 0.9f, size * 0.9f, size * 0.9f}, c);
    case Shape::circle:
      return circle(centre, h, c);
    case Shape::tick:
      return fill({centre.x - h, centre.y - size * 0.2f, size, size * 0.4f}, c, size * 0.15f);
    case Shape::diamond: {
      const ImVec2 p[4] = {
          {m.x, m.y - r * 1.15f}, {m.x + r * 1.15f, m.y}, {m.x, m.y + r * 1.15f}, {m.x - r * 1.15f, m.y}};
      return list_->AddConvexPolyFilled(p, 4, ink(c));
    }
    case Shape::triangle: {
      const ImVec2 p[3] = {
          {m.x, m.y - r}, {m.x + r * 1.1f, m.y + r * 0.9f}, {m.x - r * 1.1f, m.y + r * 0.9f}};
      return list_->AddConvexPolyFilled(p, 3, ink(c));
    }
  }
}

void Painter::image(TextureHandle texture, Rect r) {
  const Pixels px{scale_};
  list_->AddImage(compat::texture_id(texture), px.snapped(r.at()), px.snapped({r.right(), r.bottom()}),
                  {0, 0}, {1, 1}, ink({255, 255, 255, 255}));
}

float Painter::text(Point at, std::string_view words, Type type, Weight weight, Color c) {
  if (words.empty()) return 0;
  const Face f = fonts_->face(type, weight);
  // The line box is centred in the type's line height; ImGui's box is ascent + descent.
  const float slack = fonts_->line_height(type) - f.pixels / scale_;
  const ImVec2 from = Pixels{scale_}.snapped({at.x, at.y + slack / 2});
  list_->AddText(f.font, f.pixels, from, ink(c), words.data(), words.data() + words.size());
  return fonts_->measure(words, type, weight).w;
}

void Painter::push_clip(Rect r) {
  clips_.push_back(intersection(clip(), r));
  const Rect now = clips_.back();
  const Pixels px{scale_};
  list_->PushClipRect(px.snapped(now.at()), px.snapped({now.right(), now.bottom()}), false);
}

void Painter::pop_clip() {
  clips_.pop_back();
  list_->PopClipRect();
}

}  // namespace partly::game
