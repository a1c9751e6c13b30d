#include "game/widgets/waterfall.h"

#include <cmath>

#include "game/shell/text.h"
#include "game/widgets/tooltip.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kBar = 24;

std::string signed_text(double v, int decimals) {
  return (v < 0 ? "–" : "+") + format_number(std::abs(v), decimals);
}

}  // namespace

float waterfall_height(const Waterfall& w) {
  return static_cast<float>(w.steps.size()) * kWaterfallRow + (w.zero_text.empty() ? 0 : 22);
}

int waterfall(Ui& ui, Rect r, const Waterfall& w) {
  const Theme& t = ui.theme();
  double low = 0, high = 0, sum = 0;
  for (const WaterfallStep& s : w.steps)
    sum += s.amount, low = std::min(low, sum), high = std::max(high, sum);
  float names = 0;
  for (const WaterfallStep& s : w.steps) names = std::max(names, text_width(ui, s.label, style::kSmallText));
  Rect plot = r;
  plot.cut_left(std::min(names, r.w * 0.4f) + 24);
  plot.cut_right(48);
  const double span = std::max(0.5, high - low);
  const auto x_of = [&](double v) { return plot.x + plot.w * static_cast<float>((v - low) / span); };
  const float rows_bottom = r.y + static_cast<float>(w.steps.size()) * kWaterfallRow;
  ui.paint().dashed_line({x_of(0), r.y}, {x_of(0), rows_bottom}, t.line_strong, 1, 4);
  label_in(ui, {x_of(0) - 60, rows_bottom + 2, 120, 18}, w.zero_text, style::kCaption, Align::centre);
  int activated = -1;
  sum = 0;
  for (std::size_t i = 0; i < w.steps.size(); ++i) {
    const WaterfallStep& s = w.steps[i];
    const Rect row = r.cut_top(kWaterfallRow);
    const std::string amount = signed_text(s.amount, w.decimals);
    const Interaction state = ui.interact(
        {.id = w.id + "/" + std::to_string(i), .rect = row.inset(0, 2), .text = s.label + " " + amount});
    if (state.activated) activated = static_cast<int>(i);
    if (state.hovered) ui.paint().fill(row.inset(0, 2), t.text.with_alpha(0.05f), 6);
    label(ui, {row.x + 4, row.y + 8}, s.label, style::kSmallText, plot.x - row.x - 12);
    const float from = x_of(sum), to = x_of(sum + s.amount), left = std::min(from, to),
                right = std::max(from, to);
    const float y = row.y + (kWaterfallRow - kBar) / 2;
    ui.paint().fill({left, y, std::max(3.f, right - left), kBar}, t.fill_of(s.meaning), 4);
    if (i + 1 < w.steps.size()) ui.paint().line({to, y + kBar}, {to, y + kWaterfallRow}, t.line_strong, 1);
    label(ui, {std::max(left + 3, right) + 7, row.y + 9}, amount, style::kCaption);
    if (state.ring) ui.ring(row.inset(0, 4), 4);
    if (state.hovered || state.ring) tooltip(ui, row, s.explanation);
    sum += s.amount;
  }
  return activated;
}

}  // namespace partly::game
