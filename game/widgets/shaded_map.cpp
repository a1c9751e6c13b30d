#include "game/widgets/shaded_map.h"

#include <algorithm>
#include <cmath>

namespace partly::game {
namespace {

constexpr int kMostShades = 6;

struct Between {
  std::size_t first = 0, second = 0;
  float share = 0;  // of the second
};

// The two cells around a pixel's centre.
Between cells_around(int pixel, int pixels, int cells) {
  const float at =
      (static_cast<float>(pixel) + 0.5f) * static_cast<float>(cells) / static_cast<float>(pixels) - 0.5f;
  const float low = std::floor(at);
  const auto inside = [&](float cell) {
    return static_cast<std::size_t>(std::clamp(static_cast<int>(cell), 0, cells - 1));
  };
  return {inside(low), inside(low + 1), at - low};
}

struct Thought {
  std::uint8_t likeliest = 0;
  float sure = 0;  // 0: no more than by chance
};

Thought thought_of(const float* a, const float* b, float share, int classes) {
  Thought out;
  float most = -1;
  for (int c = 0; c < classes; ++c) {
    const float p = a[c] + (b[c] - a[c]) * share;
    if (p > most) most = p, out.likeliest = static_cast<std::uint8_t>(c);
  }
  const float chance = 1 / static_cast<float>(classes);
  out.sure = std::clamp((most - chance) / (1 - chance), 0.f, 1.f);
  return out;
}

std::vector<Thought> thoughts(const ShadedMap& m, int width, int height) {
  const auto side = static_cast<std::size_t>(m.side), classes = static_cast<std::size_t>(m.classes);
  std::vector<Thought> out;
  out.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  std::vector<float> row(side * classes);
  for (int y = 0; y < height; ++y) {
    const Between down = cells_around(y, height, m.side);
    const float *above = m.probabilities + down.first * side * classes,
                *below = m.probabilities + down.second * side * classes;
    for (std::size_t i = 0; i < row.size(); ++i) row[i] = above[i] + (below[i] - above[i]) * down.share;
    for (int x = 0; x < width; ++x) {
      const Between across = cells_around(x, width, m.side);
      out.push_back(thought_of(row.data() + across.first * classes, row.data() + across.second * classes,
                               across.share, m.classes));
    }
  }
  return out;
}

void move_pointer(Rect r, const Interaction& state, MapPointer& pointer) {
  constexpr float kStep = 0.02f;
  const bool by_mouse = state.hovered && !state.ring;
  if (by_mouse) {
    pointer.x = (state.mouse.x - r.x) / r.w;
    pointer.y = (state.mouse.y - r.y) / r.h;
  }
  pointer.x = std::clamp(pointer.x + static_cast<float>(state.arrow_x) * kStep, 0.f, 1.f);
  pointer.y = std::clamp(pointer.y + static_cast<float>(state.arrow_y) * kStep, 0.f, 1.f);
  if (by_mouse || state.arrow_x != 0 || state.arrow_y != 0) pointer.moved = true;
}

}  // namespace

std::vector<std::uint32_t> shade(const ShadedMap& m, const Theme& t, int width, int height) {
  const std::vector<Thought> all = thoughts(m, width, height);
  const float line = t.name == ThemeName::high_contrast ? 0.9f : 0.4f;
  const auto at = [&](int x, int y) -> const Thought& {
    return all[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
  };
  std::vector<std::uint32_t> out;
  out.reserve(all.size());
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const Thought& here = at(x, y);
      Color color = mix(t.map_blank, t.map_class[here.likeliest % kMostShades], here.sure);
      if (at(std::min(width - 1, x + 1), y).likeliest != here.likeliest ||
          at(x, std::min(height - 1, y + 1)).likeliest != here.likeliest)
        color = mix(color, t.map_border, line);
      out.push_back(color.abgr());
    }
  return out;
}

bool shaded_map(Ui& ui, Rect r, const ShadedMap& m, MapPointer* pointer) {
  const Interaction state = ui.interact({.id = m.id, .rect = r, .text = m.says, .wants_arrows = true});
  const Theme& t = ui.theme();
  const int w = std::max(1, static_cast<int>(std::lround(r.w * ui.scale()))),
            h = std::max(1, static_cast<int>(std::lround(r.h * ui.scale())));
  if (!m.probabilities || m.side <= 0) {
    ui.paint().fill(r, t.map_blank, kControlRounding);
  } else {
    const std::uint64_t version = m.version * 8 + static_cast<std::uint64_t>(t.name);
    if (void* texture = ui.textures().get(
            m.id, version, w, h,
            [&](std::vector<std::uint32_t>& abgr, int pw, int ph) { abgr = shade(m, t, pw, ph); }))
      ui.paint().image(texture, r);
  }
  ui.paint().outline(r, t.line_strong, t.outline, 2);
  move_pointer(r, state, *pointer);
  if (state.ring) ui.ring(r, 4);
  return state.hovered || state.ring;
}

}  // namespace partly::game
