#include "game/pages/lesson/beat_curves.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace partly::game {
namespace {

constexpr std::array kCurveMeanings{Meaning::student, Meaning::teacher, Meaning::money, Meaning::law};
constexpr int kTicks = 4;
constexpr float kBetweenPlots = 24, kLeastPlot = 260;

// 1, 2 or 5 times a power of ten.
double round_step(double wanted) {
  const double unit = std::pow(10, std::floor(std::log10(wanted)));
  for (const double step : {1.0, 2.0, 5.0})
    if (step * unit >= wanted * 0.999) return step * unit;
  return 10 * unit;
}

std::vector<double> ticks_within(double low, double high) {
  std::vector<double> ticks;
  const double step = round_step((high - low) / kTicks);
  for (double at = std::ceil(low / step - 1e-9) * step; at <= high + step * 1e-6; at += step)
    ticks.push_back(std::abs(at) < step * 1e-6 ? 0 : at);
  return ticks;
}

// Round ends that hold all values; shares, and whatever is near nothing, from 0.
void fit(LinePlot& plot, double low, double high) {
  if (low > 0 && low < 0.5 * high) low = 0;
  if (high > 0.5 && high <= 1 && low >= 0) low = 0, high = 1;
  if (high - low <= 0) high = low + 1;
  const double step = round_step((high - low) / kTicks);
  plot.y_low = std::floor(low / step + 1e-9) * step;
  plot.y_high = std::ceil(high / step - 1e-9) * step;
  plot.y_ticks = ticks_within(plot.y_low, plot.y_high);
}

Curve beginning_of(const study::Curve& from, float drawn, Meaning meaning) {
  const auto n = static_cast<std::size_t>(std::ceil(static_cast<float>(from.x.size()) * drawn));
  Curve curve{.name = drawn < 1 ? "" : from.caption, .meaning = meaning};
  for (std::size_t i = 0; i < std::min(n, from.x.size()); ++i)
    curve.x.push_back(static_cast<float>(from.x[i])), curve.y.push_back(static_cast<float>(from.y[i]));
  return curve;
}

struct Ends {
  double x_low = 1e300, x_high = -1e300, y_low = 1e300, y_high = -1e300;

  void see(const study::Curve& curve) {
    for (const double x : curve.x) x_low = std::min(x_low, x), x_high = std::max(x_high, x);
    for (const double y : curve.y) y_low = std::min(y_low, y), y_high = std::max(y_high, y);
  }
};

}  // namespace

std::vector<LinePlot> plots_of(const BeatCurves& all) {
  std::vector<LinePlot> plots;
  std::vector<Ends> ends;
  for (const study::Curve& curve : all.beat->curves) {
    auto same = std::ranges::find_if(
        plots, [&](const LinePlot& p) { return p.x_name == curve.x_name && p.y_name == curve.y_name; });
    if (same == plots.end()) {
      plots.push_back({.id = all.id + "/plot/" + std::to_string(plots.size()),
                       .x_name = curve.x_name,
                       .y_name = curve.y_name});
      ends.emplace_back();
      same = std::prev(plots.end());
    }
    ends[static_cast<std::size_t>(same - plots.begin())].see(curve);
    same->says += (same->says.empty() ? "Curves: " : ", ") + curve.caption;
    const std::size_t meaning = std::min(same->curves.size(), kCurveMeanings.size() - 1);
    same->curves.push_back(beginning_of(curve, all.drawn, kCurveMeanings[meaning]));
  }
  for (std::size_t i = 0; i < plots.size(); ++i) {
    plots[i].x_low = ends[i].x_low, plots[i].x_high = std::max(ends[i].x_high, ends[i].x_low + 1e-9);
    plots[i].x_ticks = ticks_within(plots[i].x_low, plots[i].x_high);
    fit(plots[i], ends[i].y_low, ends[i].y_high);
    plots[i].y_name += ", by " + plots[i].x_name;  // below, it would lie on the last tick
    plots[i].x_name.clear();
  }
  return plots;
}

void draw_curves(Ui& ui, Rect& rest, const BeatCurves& all, float height) {
  const std::vector<LinePlot> plots = plots_of(all);
  const bool beside = rest.w >= kLeastPlot * static_cast<float>(plots.size());
  std::vector<Rect> places;
  for (std::size_t i = 0; i < plots.size(); ++i) {
    if (i == 0 || !beside)
      places = rest.cut_top(height, 12).columns(beside ? static_cast<int>(plots.size()) : 1, kBetweenPlots);
    line_plot(ui, places[beside ? i : 0], plots[i]);
  }
}

}  // namespace partly::game
