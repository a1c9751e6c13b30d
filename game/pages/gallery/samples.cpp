#include "game/pages/gallery/samples.h"

#include <cmath>

#include "game/widgets/dialog.h"
#include "sim/base/format.h"

namespace partly::game {

// Six drawn regions, bent by a wave: a picture for the eye, not a result of any net.
std::vector<std::uint8_t> drawn_map(float bend) {
  std::vector<std::uint8_t> out(kGrid * kGrid);
  for (int y = 0; y < kGrid; ++y)
    for (int x = 0; x < kGrid; ++x) {
      const float u = static_cast<float>(x) / kGrid, v = static_cast<float>(y) / kGrid;
      const float a = u + 0.11f * std::sin(7 * v + bend), b = v + 0.13f * std::sin(6 * u + 2 * bend);
      out[static_cast<std::size_t>(y) * kGrid + static_cast<std::size_t>(x)] =
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

namespace {

Fan widening(const char* name, Meaning meaning, float start, float slope, float spread) {
  Fan fan{.name = name, .meaning = meaning};
  for (int i = 0; i <= 6; ++i) {
    const float ahead = static_cast<float>(i), mid = start + slope * ahead, wide = spread * std::sqrt(ahead);
    fan.x.push_back(4 + ahead), fan.median.push_back(mid);
    fan.low.push_back(mid - wide), fan.high.push_back(mid + 1.2f * wide);
    fan.inner_low.push_back(mid - 0.4f * wide), fan.inner_high.push_back(mid + 0.5f * wide);
  }
  return fan;
}

FanPlot plot_of_quarters(const char* id, const char* title, const char* unit) {
  FanPlot p{.id = id, .says = title, .title = title, .unit = unit, .x_low = 0, .x_high = 10};
  for (int i = 0; i <= 10; i += 2) p.x_ticks.push_back({static_cast<double>(i), "Q" + std::to_string(i + 1)});
  p.x_text = [](double x) { return "Quarter " + format_number(x + 1, 0); };
  return p;
}

}  // namespace

FanPlot drawn_fan_plot() {
  FanPlot p = plot_of_quarters("fan", "Cash", "drawn by formula");
  p.past = {{.name = "your lab", .x = {0, 1, 2, 3, 4}, .y = {2.4f, 2.1f, 1.5f, 2.2f, 3.1f}}};
  p.fans = {widening("what may come", Meaning::teacher, 3.1f, 0.25f, 0.8f)};
  p.marks = {{.x = 4, .text = "now"}};
  p.value_text = [](double v) { return "$" + format_number(v, 1) + " B"; };
  fit_y(p);
  return p;
}

FanPlot drawn_fork_plot() {
  FanPlot p = plot_of_quarters("fork", "Two futures", "drawn by formula");
  p.fans = {widening("as you did", Meaning::student, 50, 3, 4),
            widening("the other way", Meaning::teacher, 50, 1, 2)};
  p.fans.back().dashed = true;
  fit_y(p, 4);
  return p;
}

bool drawn_question(Ui& ui) {
  const int pressed = dialog(
      ui,
      {.id = "question",
       .title = "Did you distil Meridian's model?",
       .text = "**Partly** admits the practice, keeps the scale open, and calls it standard.",
       .buttons = {{.id = "question/partly", .label = "Partly", .key = "Enter", .kind = ButtonKind::primary},
                   {.id = "question/no", .label = "No", .key = "3"},
                   {.id = "question/back", .label = "Back", .key = "Esc"}}});
  return pressed >= 0;
}

}  // namespace partly::game
