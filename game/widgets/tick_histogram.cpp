#include "game/widgets/tick_histogram.h"

#include <cmath>

#include "game/shell/text.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kTickWidth = 18, kTickHeight = 8, kColumn = 24, kLayer = 18;
constexpr float kAxisText = 24, kTitleRow = 22, kFlag = 30;  // heights above and below the piles

struct Axis {
  Rect r;
  double low, high;

  float x_of(double v) const {
    return r.x + r.w * static_cast<float>(std::clamp((v - low) / (high - low), 0.0, 1.0));
  }
};

// Away from `base`, upwards or downwards.
void draw_pile(Ui& ui, const Axis& axis, const std::vector<double>& values, float base, float room, bool up,
               Meaning meaning) {
  std::vector<int> piled(static_cast<std::size_t>(axis.r.w / kColumn) + 2);
  for (const double v : values) ++piled[static_cast<std::size_t>((axis.x_of(v) - axis.r.x) / kColumn)];
  const int highest = std::max(1, *std::max_element(piled.begin(), piled.end()));
  const float layer = std::min(kLayer, room / static_cast<float>(highest));
  const float tick = std::max(1.5f, std::min(kTickHeight, layer - 2));
  for (std::size_t c = 0; c < piled.size(); ++c)
    for (int n = 0; n < piled[c]; ++n) {
      const float x = axis.r.x + static_cast<float>(c) * kColumn + (kColumn - kTickWidth) / 2;
      const float away = 3 + layer * static_cast<float>(n);
      ui.paint().fill({x, up ? base - away - tick : base + away, kTickWidth, tick},
                      ui.theme().fill_of(meaning), 3);
    }
}

void draw_axis(Ui& ui, Rect strip, const Axis& axis, const TickHistogram& h) {
  for (const double tick : h.ticks) {
    const std::string text = h.percent ? format_number(tick * 100, 0) + " %" : format_number(tick, 1);
    label_in(ui, {axis.x_of(tick) - 30, strip.y + 4, 60, 18}, text, style::kCaption, Align::centre);
  }
}

// Where its pile begins, and inside the widget.
void draw_title(Ui& ui, Rect whole, const Axis& axis, const std::vector<double>& values,
                const std::string& text, float y) {
  const float begin = values.empty() ? axis.r.x : axis.x_of(*std::min_element(values.begin(), values.end()));
  const float most = whole.right() - text_width(ui, text, style::kCaption);
  label(ui, {std::max(whole.x + 8, std::min(begin - 12, most)), y}, text, style::kCaption);
}

void draw_suspect(Ui& ui, Rect whole, const Axis& axis, const TickHistogram& h, float bottom) {
  const float x = axis.x_of(h.suspect), top = whole.y + kFlag;
  const TextStyle text{Type::small, Weight::bold, false, Meaning::student};
  const float w = text_width(ui, h.suspect_text, text);
  ui.paint().fill({x - 1, top, 2, bottom - top}, ui.theme().fill_of(Meaning::student));
  ui.paint().circle({x, top}, 8, ui.theme().fill_of(Meaning::student));
  label(ui, {std::clamp(x - w / 2, whole.x, whole.right() - w), whole.y}, h.suspect_text, text);
}

}  // namespace

void tick_histogram(Ui& ui, Rect r, const TickHistogram& h) {
  const Interaction state = ui.interact({.id = h.id, .rect = r, .text = h.says});
  const Rect whole = r;
  const Rect strip = r.cut_bottom(kAxisText);
  const bool two = !h.copiers.empty();
  const float bottom = r.bottom() - (two ? kTitleRow : 0);
  const float top = whole.y + (two ? kFlag + kTitleRow : kTitleRow + kFlag);
  const float base = two ? (top + bottom) / 2 : bottom;
  const Axis axis{r.inset(kColumn / 2 + 8, 0), h.low, h.high};
  ui.paint().line({whole.x + 8, base}, {whole.right() - 8, base}, ui.theme().line_strong, 2);
  draw_axis(ui, strip, axis, h);
  draw_pile(ui, axis, h.innocents, base, std::max(kTickHeight + 2, base - top), true, Meaning::innocent);
  draw_pile(ui, axis, h.copiers, base, std::max(kTickHeight + 2, bottom - base), false, Meaning::teacher);
  draw_title(ui, whole, axis, h.innocents, h.innocents_text, two ? whole.y + kFlag : whole.y);
  if (two) draw_title(ui, whole, axis, h.copiers, h.copiers_text, bottom + 4);
  if (h.has_suspect) draw_suspect(ui, whole, axis, h, two ? bottom : base);
  if (state.ring) ui.ring(whole, 4);
}

}  // namespace partly::game
