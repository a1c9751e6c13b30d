#include "game/widgets/decision_map.h"

#include <array>
#include <cmath>

namespace partly::game {
namespace {

constexpr int kMostClasses = 6;

// Quadratic B-spline weights of the three cells around a position: rounder borders than linear, still local.
struct Taps {
  int first = 0;
  std::array<float, 3> weight{};
};
std::vector<Taps> taps(int cells, int pixels) {
  std::vector<Taps> out(static_cast<std::size_t>(pixels));
  for (int i = 0; i < pixels; ++i) {
    const float at =
        (static_cast<float>(i) + 0.5f) * static_cast<float>(cells) / static_cast<float>(pixels) - 0.5f;
    const int nearest = static_cast<int>(std::lround(at));
    const float d = at - static_cast<float>(nearest);
    out[static_cast<std::size_t>(i)] = {
        nearest - 1, {0.5f * (0.5f - d) * (0.5f - d), 0.75f - d * d, 0.5f * (0.5f + d) * (0.5f + d)}};
  }
  return out;
}

std::uint8_t winner(const std::array<std::uint8_t, 9>& around, const Taps& tx, const Taps& ty) {
  std::array<float, 9> votes{};  // for the class of that cell, counted at its first appearance
  for (std::size_t k = 0; k < 9; ++k) {
    const auto first =
        static_cast<std::size_t>(std::find(around.begin(), around.end(), around[k]) - around.begin());
    votes[first] += tx.weight[k % 3] * ty.weight[k / 3];
  }
  return around[static_cast<std::size_t>(std::max_element(votes.begin(), votes.end()) - votes.begin())];
}

// Share of the rounded corner that covers this pixel, 0 to 1.
float corner_cover(int x, int y, int w, int h, float radius) {
  const float cx = std::clamp(static_cast<float>(x) + 0.5f, radius, static_cast<float>(w) - radius);
  const float cy = std::clamp(static_cast<float>(y) + 0.5f, radius, static_cast<float>(h) - radius);
  const float d = std::hypot(static_cast<float>(x) + 0.5f - cx, static_cast<float>(y) + 0.5f - cy);
  return std::clamp(radius + 0.5f - d, 0.f, 1.f);
}

void round_corners(std::vector<std::uint32_t>& abgr, int w, int h, float radius) {
  const int r = static_cast<int>(std::ceil(radius));
  for (int y = 0; y < h; ++y) {
    if (y == r) y = std::max(y, h - r);
    for (int x = 0; x < w; ++x) {
      if (x == r) x = std::max(x, w - r);
      std::uint32_t& p =
          abgr[static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x)];
      const auto alpha = static_cast<std::uint32_t>(corner_cover(x, y, w, h, radius) * 255);
      p = (p & 0xFFFFFFu) | alpha << 24;
    }
  }
}

using AbgrPixels = std::vector<std::uint32_t>;

// Painted at twice the size and averaged, so that borders are smooth.
void halve(const AbgrPixels& big, AbgrPixels& out, int w, int h) {
  const auto at = [&](int x, int y) {
    return big[static_cast<std::size_t>(y) * static_cast<std::size_t>(2 * w) + static_cast<std::size_t>(x)];
  };
  for (int y = 0; y < h; ++y)
    for (int x = 0; x < w; ++x) {
      const std::uint32_t a = at(2 * x, 2 * y), b = at(2 * x + 1, 2 * y), c = at(2 * x, 2 * y + 1),
                          d = at(2 * x + 1, 2 * y + 1);
      const std::uint32_t rb =
          ((a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF)) >> 2 & 0xFF00FF;
      const std::uint32_t g = ((a & 0xFF00) + (b & 0xFF00) + (c & 0xFF00) + (d & 0xFF00)) >> 2 & 0xFF00;
      out[static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x)] =
          0xFF000000u | rb | g;
    }
}

// All of these at twice the size of the picture.
void paint_classes(AbgrPixels& abgr, int w, int h, const DecisionMap& m, const Theme& t, int border) {
  const std::vector<std::uint8_t> cls = smooth_classes(m.classes, m.columns, m.rows, w, h);
  const auto at = [&](int x, int y) {
    return cls[static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x)];
  };
  std::array<std::uint32_t, kMostClasses> fill{}, edge{};
  for (std::size_t k = 0; k < fill.size(); ++k)
    fill[k] = t.map_class[k].abgr(), edge[k] = mix(t.map_class[k], t.map_border, 0.85f).abgr();
  for (int y = 0; y < h; ++y)
    for (int x = 0; x < w; ++x) {
      const std::uint8_t c = at(x, y);
      const bool on_border =
          at(std::min(w - 1, x + border), y) != c || at(x, std::min(h - 1, y + border)) != c;
      abgr[static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x)] =
          (on_border ? edge : fill)[c % kMostClasses];
    }
}

void paint_difference(AbgrPixels& abgr, int w, int h, const DecisionMap& m, const Theme& t) {
  const std::vector<std::uint8_t> a = smooth_classes(m.classes, m.columns, m.rows, w, h),
                                  b = smooth_classes(m.other, m.columns, m.rows, w, h);
  const std::uint32_t same = t.map_blank.abgr(), differs = t.fill_of(Meaning::student).abgr();
  for (std::size_t i = 0; i < a.size(); ++i) abgr[i] = a[i] == b[i] ? same : differs;
}

void draw_dots(Ui& ui, Rect r, const std::vector<MapDot>& dots) {
  for (const MapDot& dot : dots) {
    const Point at{r.x + r.w * dot.x, r.y + r.h * dot.y};
    if (dot.meaning == Meaning::plain)
      ui.paint().circle(at, 2.2f, ui.theme().map_dot);
    else {
      ui.paint().shape(shape_of(dot.meaning), at, 10, ui.theme().card);
      ui.paint().shape(shape_of(dot.meaning), at, 7, ui.theme().fill_of(dot.meaning));
    }
  }
}

MapState cursor(Ui& ui, Rect r, const DecisionMap& m, const Interaction& state) {
  float& x = ui.memory().try_emplace("map-x:" + m.id, 0.5f).first->second;
  float& y = ui.memory().try_emplace("map-y:" + m.id, 0.5f).first->second;
  if (state.hovered && !state.ring) {
    x = std::clamp((state.mouse.x - r.x) / r.w, 0.f, 1.f);
    y = std::clamp((state.mouse.y - r.y) / r.h, 0.f, 1.f);
  }
  x = std::clamp(x + static_cast<float>(state.arrow_x) * 0.02f, 0.f, 1.f);
  y = std::clamp(y + static_cast<float>(state.arrow_y) * 0.02f, 0.f, 1.f);
  if (m.selectable && (state.ring || state.hovered)) {
    const Point at{r.x + r.w * x, r.y + r.h * y};
    ui.paint().ring(at, 8, ui.theme().card, 4);
    ui.paint().ring(at, 8, ui.theme().text, 2);
  }
  return {state.hovered, state.activated, x, y};
}

}  // namespace

std::vector<std::uint8_t> smooth_classes(const std::uint8_t* classes, int columns, int rows, int width,
                                         int height) {
  const std::vector<Taps> across = taps(columns, width), down = taps(rows, height);
  std::vector<std::uint8_t> out(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  const auto cell = [&](int x, int y) {
    return classes[std::clamp(y, 0, rows - 1) * columns + std::clamp(x, 0, columns - 1)];
  };
  for (int y = 0; y < height; ++y) {
    const Taps& ty = down[static_cast<std::size_t>(y)];
    std::uint8_t* row = out.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    int known = -9;     // the cell column for which `only` was found
    bool only = false;  // the nine cells around are of one class
    std::array<std::uint8_t, 9> around{};
    for (int x = 0; x < width; ++x) {
      const Taps& tx = across[static_cast<std::size_t>(x)];
      if (tx.first != known) {
        known = tx.first;
        for (int k = 0; k < 9; ++k)
          around[static_cast<std::size_t>(k)] = cell(tx.first + k % 3, ty.first + k / 3);
        only = std::all_of(around.begin(), around.end(), [&](std::uint8_t c) { return c == around[4]; });
      }
      row[x] = only ? around[4] : winner(around, tx, ty);
    }
  }
  return out;
}

MapState decision_map(Ui& ui, Rect r, const DecisionMap& m) {
  const Interaction state =
      ui.interact({.id = m.id, .rect = r, .text = m.says, .wants_arrows = m.selectable});
  const Theme& t = ui.theme();
  const int w = std::max(1, static_cast<int>(std::lround(r.w * ui.scale()))),
            h = std::max(1, static_cast<int>(std::lround(r.h * ui.scale())));
  if (!m.classes || m.columns <= 0 || m.rows <= 0) {
    ui.paint().fill(r, t.map_blank, kControlRounding);
  } else {
    const std::uint64_t version = m.version * 8 + static_cast<std::uint64_t>(t.name);
    void* texture =
        ui.textures().get(m.id, version, w, h, [&](std::vector<std::uint32_t>& abgr, int pw, int ph) {
          AbgrPixels big(abgr.size() * 4);
          if (m.other)
            paint_difference(big, 2 * pw, 2 * ph, m, t);
          else
            paint_classes(big, 2 * pw, 2 * ph, m, t, std::max(2, static_cast<int>(2 * ui.scale())));
          halve(big, abgr, pw, ph);
          round_corners(abgr, pw, ph, kControlRounding * ui.scale());
        });
    if (texture) ui.paint().image(texture, r);
  }
  ui.paint().push_clip(r);
  if (m.dots) draw_dots(ui, r, *m.dots);
  const MapState out = cursor(ui, r, m, state);
  ui.paint().pop_clip();
  if (state.ring) ui.ring(r, kControlRounding);
  return out;
}

}  // namespace partly::game
