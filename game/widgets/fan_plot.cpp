#include "game/widgets/fan_plot.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "game/shell/text.h"
#include "game/widgets/tooltip.h"
#include "sim/base/format.h"
#include "sim/base/statistics.h"

namespace partly::game {
namespace {

constexpr float kOuter = 0.17f, kInner = 0.22f, kEdge = 0.45f;
constexpr TextStyle kTick = style::kCaption;
constexpr TextStyle kFanTitle{Type::small, Weight::bold};

struct Frame {
  Rect plot;
  const FanPlot& p;

  float x(double v) const {
    return plot.x + plot.w * static_cast<float>((v - p.x_low) / (p.x_high - p.x_low));
  }
  float y(double v) const {
    const double share = std::clamp((v - p.y_low) / (p.y_high - p.y_low), 0.0, 1.0);
    return plot.bottom() - plot.h * static_cast<float>(share);
  }
  std::vector<Point> line(const std::vector<float>& xs, const std::vector<float>& ys) const {
    std::vector<Point> out;
    for (std::size_t i = 0; i < std::min(xs.size(), ys.size()); ++i)
      if (std::isfinite(ys[i])) out.push_back({x(xs[i]), y(ys[i])});
    return out;
  }
};

std::string value_text(const FanPlot& p, double v) {
  return p.value_text ? p.value_text(v) : format_number(v, std::abs(v) < 10 ? 1 : 0);
}

// The value at `x`, between the points around it; nothing outside them.
bool value_at(const std::vector<float>& xs, const std::vector<float>& ys, double x, double* out) {
  const std::size_t n = std::min(xs.size(), ys.size());
  for (std::size_t i = 0; i < n; ++i) {
    if (xs[i] == x) return *out = ys[i], true;
    if (i + 1 < n && xs[i] < x && x < xs[i + 1]) {
      const double share = (x - xs[i]) / (xs[i + 1] - xs[i]);
      return *out = ys[i] + share * (ys[i + 1] - ys[i]), true;
    }
  }
  return false;
}

// Dashes run on over the corners of the line, however short its pieces.
void dashed(Painter& paint, const std::vector<Point>& line, Color color) {
  constexpr float kDash = 7, kPeriod = 12;
  float gone = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const Point a = line[i - 1], b = line[i];
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    for (float at = 0; at < length;) {
      const float phase = std::fmod(gone + at, kPeriod);
      const float end = std::min(length, at + (phase < kDash ? kDash : kPeriod) - phase + 0.01f);
      const auto on = [&](float s) {
        return Point{a.x + (b.x - a.x) * s / length, a.y + (b.y - a.y) * s / length};
      };
      if (phase < kDash) paint.line(on(at), on(end), color, 2);
      at = end;
    }
    gone += length;
  }
}

void draw_band(Ui& ui, const Frame& frame, const std::vector<float>& x, const std::vector<float>& low,
               const std::vector<float>& high, Color color, float weight) {
  const std::vector<Point> top = frame.line(x, high), bottom = frame.line(x, low);
  if (top.size() < 2 || top.size() != bottom.size()) return;
  ui.paint().band(top, bottom, color.with_alpha(weight));
  for (const auto& edge : {top, bottom}) ui.paint().polyline(edge, color.with_alpha(kEdge), 1);
}

void draw_fan(Ui& ui, const Frame& frame, const Fan& fan) {
  const Color color = ui.theme().fill_of(fan.meaning);
  draw_band(ui, frame, fan.x, fan.low, fan.high, color, kOuter);
  draw_band(ui, frame, fan.x, fan.inner_low, fan.inner_high, color, kInner);
  const std::vector<Point> line = frame.line(fan.x, fan.median);
  if (fan.dashed)
    dashed(ui.paint(), line, color);
  else
    ui.paint().polyline(line, color, 2);
}

void draw_past(Ui& ui, const Frame& frame, const FanPast& past) {
  const Color color = ui.theme().fill_of(past.meaning);
  const std::vector<Point> line = frame.line(past.x, past.y);
  if (line.empty()) return;
  ui.paint().polyline(line, color, 3);
  ui.paint().circle(line.back(), 7, ui.theme().card);
  ui.paint().shape(shape_of(past.meaning), line.back(), 10, color);
}

void draw_axes(Ui& ui, const Frame& frame) {
  const Theme& t = ui.theme();
  const Rect plot = frame.plot;
  const float h = line_height(ui, kTick);
  for (const FanTick& tick : frame.p.y_ticks) {
    const float y = frame.y(tick.at);
    ui.paint().line({plot.x, y}, {plot.right(), y}, t.line, 1);
    label_in(ui, {plot.x - 108, y - h / 2, 100, h}, tick.text, kTick, Align::right);
  }
  ui.paint().line({plot.x, plot.bottom()}, {plot.right(), plot.bottom()}, t.line_strong, 1);
  float free_from = -1e6f;
  for (const FanTick& tick : frame.p.x_ticks) {
    const float x = frame.x(tick.at), w = text_width(ui, tick.text, kTick);
    ui.paint().line({x, plot.bottom()}, {x, plot.bottom() + 4}, t.line_strong, 1);
    const float left = std::clamp(x - w / 2, plot.x, std::max(plot.x, plot.right() - w));
    if (left < free_from) continue;  // a label that would touch the one before is left out
    label(ui, {left, plot.bottom() + 6}, tick.text, kTick);
    free_from = left + w + 8;
  }
}

void draw_marks(Ui& ui, const Frame& frame) {
  for (const FanMark& mark : frame.p.marks) {
    const float x = frame.x(mark.x);
    const Color color = ui.theme().fill_of(mark.meaning);
    ui.paint().dashed_line({x, frame.plot.y}, {x, frame.plot.bottom()}, color.with_alpha(0.8f), 1, 3);
    ui.paint().shape(shape_of(mark.meaning), {x, frame.plot.bottom()}, 8, color);
    if (mark.text.empty()) continue;
    const TextStyle text{.type = Type::caption, .meaning = mark.meaning};
    const float w = text_width(ui, mark.text, text);
    const bool fits = x + 5 + w <= frame.plot.right();
    label(ui, {fits ? x + 5 : x - 5 - w, frame.plot.y}, mark.text, text);
  }
}

struct LegendEntry {
  std::string name;
  Meaning meaning;
  bool dashed;
  bool operator==(const LegendEntry&) const = default;
};

// Each name once: several lines may be of one kind.
std::vector<LegendEntry> legend_of(const FanPlot& p) {
  std::vector<LegendEntry> out;
  const auto add = [&out](const LegendEntry& entry) {
    if (!entry.name.empty() && std::ranges::find(out, entry) == out.end()) out.push_back(entry);
  };
  for (const FanPast& past : p.past) add({past.name, past.meaning, false});
  for (const Fan& fan : p.fans) add({fan.name, fan.meaning, fan.dashed});
  if (!p.legend) out.clear();
  return out;
}

constexpr float kSwatch = 22, kEntryGap = 16;

float entry_width(Ui& ui, const LegendEntry& e) { return kSwatch + 6 + text_width(ui, e.name, kTick); }

void draw_entry(Ui& ui, Point at, const LegendEntry& e) {
  const Color color = ui.theme().fill_of(e.meaning);
  const float y = at.y + line_height(ui, kTick) / 2;
  if (e.dashed)
    ui.paint().dashed_line({at.x, y}, {at.x + kSwatch, y}, color, 2, 6);
  else
    ui.paint().line({at.x, y}, {at.x + kSwatch, y}, color, 2);
  ui.paint().shape(shape_of(e.meaning), {at.x + kSwatch / 2, y}, 8, color);
  label(ui, {at.x + kSwatch + 6, at.y}, e.name, kTick);
}

// Title on the left, legend on the right of the same line where both fit, else on lines of its own.
void draw_head(Ui& ui, Rect& r, const FanPlot& p) {
  const std::vector<LegendEntry> entries = legend_of(p);
  float legend_w = -kEntryGap, used = 0;
  for (const LegendEntry& e : entries) legend_w += entry_width(ui, e) + kEntryGap;
  Rect line = r;
  if (!p.title.empty()) {
    line = r.cut_top(line_height(ui, kFanTitle), 4);
    used = label(ui, line.at(), p.title, kFanTitle, line.w);
    if (!p.unit.empty() && used + 8 + text_width(ui, p.unit, style::kSmall) <= line.w)
      used += 8 + label(ui, {line.x + used + 8, line.y}, p.unit, style::kSmall);
  }
  if (entries.empty()) return;
  const bool beside = !p.title.empty() && used + 24 + legend_w <= line.w;
  const float h = line_height(ui, kTick);
  Point at = beside ? Point{line.right() - legend_w, line.y + (line.h - h) / 2} : r.at();
  for (const LegendEntry& e : entries) {
    const float w = entry_width(ui, e);
    if (!beside && at.x > r.x && at.x + w > r.right()) at = {r.x, at.y + h + 2};
    draw_entry(ui, at, e);
    at.x += w + kEntryGap;
  }
  if (!beside) r.cut_top(at.y + h - r.y, 6);
}

// All places that a reading line may stand at, in order.
std::vector<float> reading_places(const FanPlot& p) {
  std::vector<float> xs;
  for (const FanPast& past : p.past) xs.insert(xs.end(), past.x.begin(), past.x.end());
  for (const Fan& fan : p.fans) xs.insert(xs.end(), fan.x.begin(), fan.x.end());
  std::sort(xs.begin(), xs.end());
  xs.erase(std::unique(xs.begin(), xs.end()), xs.end());
  return xs;
}

std::string reading(const FanPlot& p, double x) {
  std::string out;
  const auto add = [&](const std::string& name, const std::string& text) {
    out += (out.empty() ? "" : "; ") + (name.empty() ? "" : name + " ") + text;
  };
  double v = 0, low = 0, high = 0;
  for (const FanPast& past : p.past)
    if (value_at(past.x, past.y, x, &v)) add(past.name, value_text(p, v));
  for (const Fan& fan : p.fans) {
    if (!value_at(fan.x, fan.median, x, &v)) continue;
    std::string text = value_text(p, v);
    if (value_at(fan.x, fan.low, x, &low) && value_at(fan.x, fan.high, x, &high))
      text += ", 9 of 10 between " + value_text(p, low) + " and " + value_text(p, high);
    add(fan.name, text);
  }
  return (p.x_text ? p.x_text(x) : format_number(x, 0)) + ": " + (out.empty() ? "nothing" : out);
}

// Where the arrows have left the reading line; at first on the last place. No place: -1.
int kept_index(Ui& ui, const FanPlot& p, const std::vector<float>& places) {
  const int last = static_cast<int>(places.size()) - 1;
  const float kept = ui.memory()["fan/" + p.id];  // index + 1; 0: not moved yet
  return kept == 0 ? last : std::min(last, static_cast<int>(kept) - 1);
}

// Where the reading line stands: under the mouse, or where the arrows have moved it; below zero for none.
int reading_index(Ui& ui, const Frame& frame, const Interaction& state, const std::vector<float>& places) {
  if (places.empty()) return -1;
  const int last = static_cast<int>(places.size()) - 1, by = state.arrow_x + state.arrow_y;
  if (state.hovered) {
    const auto away = [&](float x) { return std::abs(frame.x(x) - state.mouse.x); };
    const auto nearest =
        std::min_element(places.begin(), places.end(), [&](float a, float b) { return away(a) < away(b); });
    return static_cast<int>(nearest - places.begin());
  }
  const int now = std::clamp(kept_index(ui, frame.p, places) + by, 0, last);
  if (by != 0) ui.memory()["fan/" + frame.p.id] = static_cast<float>(now + 1), ui.animate();
  return state.ring ? now : -1;
}

void draw_reading(Ui& ui, const Frame& frame, Rect whole, double x) {
  const float at = frame.x(x);
  ui.paint().line({at, frame.plot.y}, {at, frame.plot.bottom()}, ui.theme().text.with_alpha(0.5f), 1);
  tooltip(ui, {at - 1, whole.y, 2, whole.h}, reading(frame.p, x));
}

// As many decimals as the step between ticks needs.
std::string tick_text(const FanPlot& p, double v, double step) {
  if (p.value_text) return p.value_text(v);
  const double digits = std::ceil(-std::log10(step) - 1e-9);
  return format_number(v, std::clamp(static_cast<int>(digits), 0, 4));
}

// 1, 2, 2.5 or 5 times a power of ten, at least `wanted`.
double round_step(double wanted) {
  const double power = std::pow(10.0, std::floor(std::log10(wanted)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0})
    if (factor * power >= wanted * (1 - 1e-9)) return factor * power;
  return 10 * power;
}

}  // namespace

void fan_plot(Ui& ui, Rect r, const FanPlot& p) {
  const std::vector<float> places = reading_places(p);
  std::string says = p.says;
  if (ui.focus().focused() == p.id && !places.empty())
    says += ". " + reading(p, places[static_cast<std::size_t>(kept_index(ui, p, places))]);
  const Interaction state = ui.interact({.id = p.id, .rect = r, .text = says, .wants_arrows = true});
  Rect rest = r;
  draw_head(ui, rest, p);
  float left = 0;
  for (const FanTick& tick : p.y_ticks) left = std::max(left, text_width(ui, tick.text, kTick));
  if (left > 0) rest.cut_left(std::ceil(left) + 10);
  rest.cut_top(line_height(ui, kTick) / 2);
  rest.cut_right(6);
  rest.cut_bottom(p.x_ticks.empty() ? 6 : line_height(ui, kTick) + 8);
  const Frame frame{rest, p};
  draw_axes(ui, frame);
  draw_marks(ui, frame);
  for (const Fan& fan : p.fans) draw_fan(ui, frame, fan);
  for (const FanPast& past : p.past) draw_past(ui, frame, past);
  if (const int at = reading_index(ui, frame, state, places); at >= 0)
    draw_reading(ui, frame, r, places[static_cast<std::size_t>(at)]);
  if (state.ring) ui.ring(r, 4);
}

Fan fan_of(const std::vector<float>& x, const std::vector<std::vector<double>>& outcomes) {
  Fan fan;
  for (std::size_t i = 0; i < std::min(x.size(), outcomes.size()); ++i) {
    const auto at = [&](double share) {
      return outcomes[i].empty() ? std::numeric_limits<float>::quiet_NaN()
                                 : static_cast<float>(quantile(outcomes[i], share));
    };
    fan.x.push_back(x[i]), fan.median.push_back(at(0.5));
    fan.low.push_back(at(0.05)), fan.high.push_back(at(0.95));
    fan.inner_low.push_back(at(0.25)), fan.inner_high.push_back(at(0.75));
  }
  return fan;
}

void fit_y(FanPlot& p, int ticks, double least, double floor) {
  double low = 1e300, high = -1e300;
  const auto see = [&](const std::vector<float>& values) {
    for (const float v : values)
      if (std::isfinite(v)) low = std::min(low, double{v}), high = std::max(high, double{v});
  };
  for (const Fan& fan : p.fans) see(fan.median), see(fan.low), see(fan.high);
  for (const FanPast& past : p.past) see(past.y);
  if (low > high) low = std::max(0.0, floor), high = low + std::max(1.0, least);
  if (high - low < least) low -= (least - (high - low)) / 2, high = low + least;
  if (high - low <= 0) high = low + std::max(1e-9, std::abs(low));
  low = std::max(low, floor), high = std::max(high, low + 1e-9);
  constexpr double kCoarser = 1.01;
  double step = round_step((high - low) / ticks);
  for (int tries = 0; tries < 8; ++tries, step = round_step(step * kCoarser)) {
    p.y_low = std::max(floor, std::floor(low / step + 1e-9) * step);
    p.y_high = std::ceil(high / step - 1e-9) * step;
    p.y_ticks.clear();
    for (double at = std::ceil(p.y_low / step - 1e-9) * step; at <= p.y_high + step * 1e-6; at += step)
      p.y_ticks.push_back({at, tick_text(p, std::abs(at) < step * 1e-6 ? 0 : at, step)});
    const auto same = [](const FanTick& a, const FanTick& b) { return a.text == b.text; };
    if (std::ranges::adjacent_find(p.y_ticks, same) == p.y_ticks.end()) return;  // else too fine for its text
  }
}

}  // namespace partly::game
