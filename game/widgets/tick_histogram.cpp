#include "game/widgets/tick_histogram.h"

#include <cmath>

#include "game/shell/text.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kTickWidth = 18, kTickHeight = 8, kColumn = 24, kLayer = 18;

}  // namespace

void tick_histogram(Ui& ui, Rect r, const TickHistogram& h) {
  const Theme& t = ui.theme();
  const Interaction state = ui.interact({.id = h.id, .rect = r, .text = h.says});
  const Rect whole = r;
  Rect axis = r.cut_bottom(24);
  r = r.inset(kColumn / 2 + 8, 0);
  const float base = r.bottom();
  const auto x_of = [&](double v) {
    return r.x + r.w * static_cast<float>(std::clamp((v - h.low) / (h.high - h.low), 0.0, 1.0));
  };
  ui.paint().line({whole.x + 8, base}, {whole.right() - 8, base}, t.line_strong, 2);
  for (const double tick : h.ticks) {
    const std::string text = h.percent ? format_number(tick * 100, 0) + " %" : format_number(tick, 1);
    label_in(ui, {x_of(tick) - 30, axis.y + 4, 60, 18}, text, style::kCaption, Align::centre);
  }
  std::vector<int> piled(static_cast<std::size_t>(r.w / kColumn) + 2);
  const float room = std::max(kTickHeight + 2, r.h - 52);
  int highest = 1;
  for (const double v : h.innocents) ++piled[static_cast<std::size_t>((x_of(v) - r.x) / kColumn)];
  for (const int n : piled) highest = std::max(highest, n);
  const float layer = std::min(kLayer, room / static_cast<float>(highest));
  for (std::size_t c = 0; c < piled.size(); ++c)
    for (int n = 0; n < piled[c]; ++n) {
      const float x = r.x + static_cast<float>(c) * kColumn + (kColumn - kTickWidth) / 2;
      ui.paint().fill({x, base - 3 - layer * static_cast<float>(n) - kTickHeight, kTickWidth,
                       std::min(kTickHeight, layer - 2)},
                      t.fill_of(Meaning::innocent), 3);
    }
  const float name_x =
      h.innocents.empty() ? r.x : x_of(*std::min_element(h.innocents.begin(), h.innocents.end()));
  label(ui, {std::max(whole.x + 8, name_x - 12), whole.y}, h.innocents_text, style::kCaption);
  if (h.has_suspect) {
    const float x = x_of(h.suspect), top = whole.y + 30;
    const TextStyle text{Type::small, Weight::bold, false, Meaning::student};
    const float w = text_width(ui, h.suspect_text, text);
    ui.paint().fill({x - 1, top, 2, base - top}, t.fill_of(Meaning::student));
    ui.paint().circle({x, top}, 8, t.fill_of(Meaning::student));
    label(ui, {std::clamp(x - w / 2, whole.x, whole.right() - w), whole.y}, h.suspect_text, text);
  }
  if (state.ring) ui.ring(whole, 4);
}

}  // namespace partly::game
