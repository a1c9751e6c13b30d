#include "sim/survey/tornado_svg.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "sim/base/format.h"
#include "sim/base/statistics.h"
#include "sim/survey/drawing.h"

namespace partly::survey {
namespace {

// Lengths in the drawing's own units, on a grid of eight.
constexpr double kWidth = 960, kMargin = 32, kTop = 136, kRow = 40, kBarHeight = 16, kFoot = 88;
constexpr double kLeft = 344, kRight = 904;  // of the plot

// A round number, so that about five steps fit.
double nice_step(double span) {
  const double raw = span / 5, power = std::pow(10, std::floor(std::log10(raw)));
  for (const double step : {1.0, 2.0, 2.5, 5.0})
    if (raw <= step * power) return step * power;
  return 10 * power;
}

// A bare number with as many decimals as tell one step from the next.
std::string tick_text(const Measure& measure, double value, double step) {
  if (std::abs(value) < step / 1e6) value = 0;
  if (measure.unit != Unit::none) return shown(measure, value);
  return format_number(value, step >= 1 && step == std::floor(step) ? 0 : step >= 0.1 ? 1 : 3);
}

struct Scale {
  double low = 0, high = 1;
  double x(double value) const { return kLeft + (value - low) / (high - low) * (kRight - kLeft); }
};

struct Drawing {
  const Tornado& tornado;
  std::vector<const Bar*> bars;
  double base = 0;
  Scale scale;
  double bottom() const { return kTop + kRow * static_cast<double>(bars.size()); }
};

Drawing laid_out(const Tornado& tornado) {
  Drawing drawing{tornado, {}, spread_of(tornado.values).mean, {}};
  double low = drawing.base, high = drawing.base;
  for (const Bar& bar : tornado.bars) {
    if (drawing.bars.size() == kBarsDrawn || bar.reach() <= 0) break;
    drawing.bars.push_back(&bar);
    for (const End* end : {&bar.low, &bar.high}) {
      low = std::min(low, drawing.base + end->change.mean - end->change.error);
      high = std::max(high, drawing.base + end->change.mean + end->change.error);
    }
  }
  const double pad = std::max((high - low) * 0.06, 1e-9);
  drawing.scale = {low - pad, high + pad};
  return drawing;
}

std::string heading(const Drawing& drawing) {
  const Tornado& tornado = drawing.tornado;
  const Spread spread = spread_of(tornado.values);
  const std::string who = played_by(tornado.question);
  return label(kMargin, 48, 24, "text", "What moves the " + tornado.measure.title + "?") +
         label(kMargin, 74, 15, "muted",
               tornado.scenario + who + ": " + shown(tornado.measure, spread.mean) + " ± " +
                   shown(tornado.measure, spread.sd) + " over seeds " +
                   std::to_string(tornado.question.first_seed) + "-" +
                   std::to_string(tornado.question.last_seed) +
                   ". Each assumption moved alone to the ends of its range.") +
         box(kMargin, 92, 14, 14, "low", 0) + label(kMargin + 22, 104, 14, "text", "low end") +
         "<circle cx=\"" + svg_number(kMargin + 119) + "\" cy=\"99\" r=\"7\" class=\"high\"/>\n" +
         label(kMargin + 134, 104, 14, "text", "high end") +
         rule(kMargin + 218, 99, kMargin + 240, 99, "error") +
         label(kMargin + 248, 104, 14, "text", "standard error over the seeds");
}

std::string axis(const Drawing& drawing) {
  std::string svg;
  const double step = nice_step(drawing.scale.high - drawing.scale.low);
  for (double tick = std::ceil(drawing.scale.low / step) * step; tick <= drawing.scale.high; tick += step) {
    const double x = drawing.scale.x(tick);
    svg += rule(x, kTop - 8, x, drawing.bottom(), "grid") +
           label(x, drawing.bottom() + 22, 13, "muted", tick_text(drawing.tornado.measure, tick, step),
                 "middle");
  }
  return svg + label((kLeft + kRight) / 2, drawing.bottom() + 48, 14, "text", drawing.tornado.measure.title,
                     "middle");
}

// A square at the low end's tip, a circle at the high end's.
std::string end_of(const Drawing& drawing, const End& end, double y, bool low) {
  if (!end.refused.empty()) return "";
  const char* look = low ? "low" : "high";
  const double from = drawing.scale.x(drawing.base), to = drawing.scale.x(drawing.base + end.change.mean);
  const double error = drawing.scale.x(end.change.error) - drawing.scale.x(0);
  std::string svg = box(std::min(from, to), y - kBarHeight / 4, std::abs(to - from), kBarHeight / 2, look, 0);
  svg += low ? box(to - 7, y - 7, 14, 14, look, 0)
             : "<circle cx=\"" + svg_number(to) + "\" cy=\"" + svg_number(y) + "\" r=\"7\" class=\"" + look +
                   "\"/>\n";
  return error < 1 ? svg : svg + rule(to - error, y, to + error, y, "error");
}

std::string row(const Drawing& drawing, const Bar& bar, double y) {
  const std::string range = partly::text(bar.assumption.at(bar.low.moved_to)) + " to " +
                            partly::text(bar.assumption.at(bar.high.moved_to));
  return label(kLeft - 16, y - 2, 14, "text", bar.assumption.title, "end") +
         label(kLeft - 16, y + 14, 12, "muted", range, "end") + end_of(drawing, bar.low, y - 8, true) +
         end_of(drawing, bar.high, y + 8, false);
}

std::string description(const Drawing& drawing) {
  std::string words;
  for (const Bar* bar : drawing.bars)
    words += (words.empty() ? "" : "; ") + bar->assumption.title + ": " +
             shown(drawing.tornado.measure, drawing.base + bar->low.change.mean) + " to " +
             shown(drawing.tornado.measure, drawing.base + bar->high.change.mean);
  return words;
}

}  // namespace

std::string svg_of(const Tornado& tornado) {
  const Drawing drawing = laid_out(tornado);
  const double height = drawing.bottom() + kFoot;
  std::string svg = begin_drawing(
      kWidth, height, tornado.scenario + ": what moves the " + tornado.measure.title, description(drawing));
  svg += heading(drawing) + axis(drawing);
  for (std::size_t i = 0; i < drawing.bars.size(); ++i)
    svg += row(drawing, *drawing.bars[i], kTop + kRow * (static_cast<double>(i) + 0.5));
  const double x = drawing.scale.x(drawing.base);
  svg += rule(x, kTop - 8, x, drawing.bottom(), "base");
  return svg + kEndOfDrawing;
}

}  // namespace partly::survey
