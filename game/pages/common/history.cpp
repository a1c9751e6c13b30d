#include "game/pages/common/history.h"

#include <cmath>

#include "game/pages/common/parts.h"
#include "game/widgets/line_plot.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

constexpr float kOverCurve = 24;  // the last value stands above the end of its curve, wherever that ends

struct HistoryLine {
  const char *id, *name;
  Meaning meaning;
  double world::SeriesPoint::*value;
  double unit;  // shown = value / unit
  double top;   // of the axis; 0: the next round number above the highest
};

// 1, 2 or 5 times a power of ten, and at least the value.
double round_above(double v) {
  if (v <= 0) return 1;
  const double power = std::pow(10.0, std::floor(std::log10(v)));
  for (const double step : {1.0, 2.0, 5.0})
    if (step * power >= v) return step * power;
  return 10 * power;
}

void plot(Ui& ui, Rect r, const world::WorldView& view, const HistoryLine& line) {
  LinePlot p{.id = std::string("history/") + line.id, .says = {}};
  Curve curve;
  curve.meaning = line.meaning;
  double highest = 0;
  for (const world::SeriesPoint& point : view.history) {
    const double shown = point.*line.value / line.unit;
    curve.x.push_back(static_cast<float>(curve.x.size() + 1));
    curve.y.push_back(static_cast<float>(shown));
    highest = std::max(highest, shown);
  }
  curve.raw_x = curve.x, curve.raw_y = curve.y;
  if (!curve.y.empty()) curve.name = format_number(curve.y.back(), highest < 10 ? 1 : 0);
  p.x_low = 1, p.x_high = std::max(2, view.quarters);
  p.y_high = line.top > 0 ? line.top : round_above(highest);
  p.x_ticks = {1, p.x_high}, p.y_ticks = {0, p.y_high};
  p.says = std::string(line.name) + " at each close, now " + curve.name;
  p.curves.push_back(std::move(curve));
  label(ui, r.cut_top(line_height(ui, style::kCaption), kOverCurve).at(), line.name, style::kCaption, r.w);
  line_plot(ui, r, p);
}

}  // namespace

void history_plots(Ui& ui, Rect& rest, const world::WorldView& view, float height) {
  if (view.history.empty()) {
    rest.cut_top(paragraph(ui, rest, "Curves begin when the first quarter closes.", style::kSmall));
    return;
  }
  using Series = world::SeriesPoint;
  const std::array<HistoryLine, 4> lines{
      {{"cash", "cash, $ B", Meaning::money, &Series::cash_usd, 1e9, 0},
       {"capability", "capability", Meaning::student, &Series::capability, 1, 100},
       {"share", "share of customers, %", Meaning::student, &Series::share, 0.01, 0},
       {"exposure", "exposure, $ B", Meaning::law, &Series::exposure_usd, 1e9, 0}}};
  const int columns = rest.w >= 620 ? 4 : 2;
  for (std::size_t i = 0; i < lines.size(); i += static_cast<std::size_t>(columns)) {
    const std::vector<Rect> places = rest.cut_top(height, 8).columns(columns, 20);
    for (std::size_t c = 0; c < places.size(); ++c) plot(ui, places[c], view, lines[i + c]);
  }
}

}  // namespace partly::game
