#include "game/widgets/slider.h"

#include <cmath>

#include "game/shell/text.h"
#include "game/widgets/tooltip.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kTrack = 8, kKnob = kSliderInset;

double share_of(const Slider& s, double v) {
  return s.logarithmic ? std::log(v / s.low) / std::log(s.high / s.low) : (v - s.low) / (s.high - s.low);
}

// Two figures are enough on a logarithmic scale: 1,500 and not 1,497.
double two_figures(double v) {
  const double unit = std::pow(10, std::floor(std::log10(v)) - 1);
  return std::round(v / unit) * unit;
}

double value_at(const Slider& s, double share) {
  share = std::clamp(share, 0.0, 1.0);
  if (share <= 0) return s.low;
  if (share >= 1) return s.high;
  if (s.logarithmic) return two_figures(s.low * std::pow(s.high / s.low, share));
  return s.low + std::round(share * (s.high - s.low) / s.step) * s.step;
}

double stepped(const Slider& s, double v, int steps) {
  if (!s.logarithmic) return std::clamp(v + steps * s.step, s.low, s.high);
  const double factor = std::pow(10, 1 / 20.0);
  double next = two_figures(v * std::pow(factor, steps));
  if (next == v) next = v + (steps > 0 ? 1 : -1) * std::pow(10, std::floor(std::log10(v)) - 1);
  return std::clamp(next, s.low, s.high);
}

std::string shown(const Slider& s, std::optional<double> v) {
  if (!v) return "none yet";
  if (s.text) return s.text(*v);
  const int decimals = s.step < 0.1 ? 2 : s.step < 1 ? 1 : 0;
  return format_number(*v, decimals) + (s.unit.empty() ? "" : " " + s.unit);
}

void draw_knob(Ui& ui, const Slider& s, const Rect& track, double value, bool touched) {
  const Theme& t = ui.theme();
  const float x = track.x + track.w * static_cast<float>(std::clamp(share_of(s, value), 0.0, 1.0));
  const Color color = t.fill_of(s.meaning);
  ui.paint().fill({track.x, track.y, x - track.x, kTrack}, color, kTrack / 2);
  const float radius = kKnob * (1 + 0.15f * ui.eased("knob:" + s.id, touched ? 1.f : 0.f));
  ui.paint().circle({x, track.centre().y}, radius, t.card);
  ui.paint().ring({x, track.centre().y}, radius - 1, color, 2);
  ui.paint().circle({x, track.centre().y}, 3, color);
}

}  // namespace

bool slider(Ui& ui, Rect r, const Slider& s, double* value) {
  std::optional<double> given = *value;
  const bool changed = slider(ui, r, s, &given);
  *value = *given;
  return changed;
}

bool slider(Ui& ui, Rect r, const Slider& s, std::optional<double>* value) {
  const Interaction state = ui.interact({.id = s.id,
                                         .rect = r,
                                         .enabled = s.enabled,
                                         .reason = s.reason,
                                         .text = s.label + " " + shown(s, *value),
                                         .wants_arrows = true});
  const std::optional<double> before = *value;
  const Rect track{r.x + kKnob, r.y + 32, r.w - 2 * kKnob, kTrack};
  if (s.enabled && state.held) *value = value_at(s, (state.mouse.x - track.x) / track.w);
  if (const int steps = state.arrow_x - state.arrow_y; steps != 0)
    *value = stepped(s, value->value_or(value_at(s, 0.5)), steps);
  if (!s.enabled) ui.paint().push_alpha(0.5f);
  label(ui, {r.x, r.y}, s.label, style::kSmall);
  label_in(ui, {r.x, r.y, r.w, 20}, shown(s, *value), {Type::small, Weight::bold, false, s.meaning},
           Align::right);
  ui.paint().fill(track, ui.theme().track, kTrack / 2);
  if (*value) draw_knob(ui, s, track, **value, state.hovered || state.held);
  if (!s.enabled) ui.paint().pop_alpha();
  if (state.ring) ui.ring(r.inset(2), 6);
  if (!s.enabled && (state.hovered || state.ring)) tooltip(ui, r, s.reason);
  return *value != before;
}

}  // namespace partly::game
