#include "game/widgets/timeline.h"

#include "game/shell/text.h"
#include "game/widgets/tooltip.h"

namespace partly::game {

int timeline(Ui& ui, Rect r, const Timeline& t) {
  const Theme& theme = ui.theme();
  const Rect inner = r.inset(20, 0);
  const float base = r.bottom() - 28, tallest = base - r.y - 8;
  int activated = -1;
  ui.paint().line({r.x, base}, {r.right(), base}, theme.line_strong, 2);
  for (std::size_t i = 0; i < t.events.size(); ++i) {
    const TimelineEvent& e = t.events[i];
    const float x = inner.x + inner.w * static_cast<float>(e.at),
                h = 12 + (tallest - 12) * static_cast<float>(std::clamp(e.weight, 0.0, 1.0));
    const float next =
        i + 1 < t.events.size() ? inner.x + inner.w * static_cast<float>(t.events[i + 1].at) : r.right();
    const float room = std::max(24.f, next - x - 20);
    const Rect hit{x - 8, base - h - 4, std::min(room, text_width(ui, e.label, style::kSmallText)) + 28,
                   h + 8};
    const Interaction state =
        ui.interact({.id = t.id + "/" + std::to_string(i), .rect = hit, .text = e.when + " " + e.label});
    if (state.activated) activated = static_cast<int>(i);
    ui.paint().fill({x - 4, base - h, 8, h + 4}, theme.fill_of(e.meaning), 4);
    label(ui, {x + 12, base - h + 2}, e.label, style::kSmallText, room);
    label(ui, {x - 14, base + 9}, e.when, style::kCaption);
    if (state.ring) ui.ring(hit, 4);
    if (state.hovered || state.ring) tooltip(ui, hit, e.explanation);
  }
  return activated;
}

void calibration_plot(Ui& ui, Rect r, const std::string& id, const std::vector<Guess>& guesses,
                      const GuessAxes& axes) {
  const Theme& t = ui.theme();
  const Interaction state = ui.interact({.id = id,
                                         .rect = r,
                                         .text = std::to_string(guesses.size()) + " points, what was " +
                                                 axes.across + " against what was " + axes.up});
  const Rect plot = r.inset(8, 8);
  const auto place = [&](double g, double m) {
    return Point{plot.x + plot.w * static_cast<float>(std::clamp(g, 0.0, 1.0)),
                 plot.bottom() - plot.h * static_cast<float>(std::clamp(m, 0.0, 1.0))};
  };
  ui.paint().line({plot.x, plot.bottom()}, {plot.right(), plot.bottom()}, t.line_strong, 1);
  ui.paint().line({plot.x, plot.y}, {plot.x, plot.bottom()}, t.line_strong, 1);
  ui.paint().polyline({place(0, 0), place(1, 1)}, t.track, 2);
  for (const Guess& g : guesses)
    ui.paint().circle(place(g.guessed, g.measured), 5, t.fill_of(Meaning::student));
  label_in(ui, {plot.x, plot.bottom() - 20, plot.w, 18}, axes.across, style::kCaption, Align::right);
  label(ui, {plot.x + 6, plot.y - 4}, axes.up, style::kCaption);
  if (state.ring) ui.ring(r, 4);
}

}  // namespace partly::game
