#include "game/widgets/line_plot.h"

#include <cmath>

#include "game/shell/text.h"
#include "sim/base/format.h"

namespace partly::game {
namespace {

struct Axes {
  Rect plot;
  const LinePlot& p;
  float x(double v) const {
    const double share =
        p.x_log ? std::log(v / p.x_low) / std::log(p.x_high / p.x_low) : (v - p.x_low) / (p.x_high - p.x_low);
    return plot.x + plot.w * static_cast<float>(share);
  }
  float y(double v) const {
    return plot.bottom() -
           plot.h * static_cast<float>(std::clamp((v - p.y_low) / (p.y_high - p.y_low), 0.0, 1.0));
  }
};

std::vector<Point> points(const Axes& axes, const std::vector<float>& x, const std::vector<float>& y,
                          int columns) {
  const LinePlot& p = axes.p;
  std::vector<Point> out;
  if (p.x_log || static_cast<int>(x.size()) <= columns) {
    for (std::size_t i = 0; i < x.size(); ++i)
      if (x[i] >= p.x_low && x[i] <= p.x_high) out.push_back({axes.x(x[i]), axes.y(y[i])});
    return out;
  }
  const Thinned thinned = thin(x, y, p.x_low, p.x_high, columns);
  for (std::size_t i = 0; i < thinned.x.size(); ++i)
    out.push_back({axes.x(thinned.x[i]), axes.y(thinned.y[i])});
  return out;
}

// Each piece is drawn whole or left out: those of a curve are short.
void dashed_by_pieces(Painter& paint, const std::vector<Point>& line, Color color) {
  float gone = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (std::fmod(gone, 12.f) < 7) paint.polyline({line[i - 1], line[i]}, color, 2);
    gone += std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y);
  }
}

// Returns where the end label wants to stand.
Point draw_curve(Ui& ui, const Axes& axes, const Curve& c) {
  const int columns = std::max(2, static_cast<int>(axes.plot.w * ui.scale()));
  const Color color = ui.theme().fill_of(c.meaning);
  if (c.low.size() == c.x.size() && c.high.size() == c.x.size())
    ui.paint().band(points(axes, c.x, c.high, columns), points(axes, c.x, c.low, columns),
                    color.with_alpha(0.16f));
  const std::vector<Point> raw = points(axes, c.raw_x, c.raw_y, static_cast<int>(axes.plot.w / 4));
  for (const Point at : raw) ui.paint().fill({at.x - 1.5f, at.y - 1.5f, 3, 3}, color.with_alpha(0.4f));
  const std::vector<Point> line = points(axes, c.x, c.y, columns);
  if (c.dashed)
    dashed_by_pieces(ui.paint(), line, color);
  else
    ui.paint().polyline(line, color, 2);
  return line.empty() ? Point{-1, -1} : line.back();
}

void draw_axes(Ui& ui, const Axes& axes) {
  const Theme& t = ui.theme();
  const Rect plot = axes.plot;
  for (const double tick : axes.p.y_ticks) {
    const float y = axes.y(tick);
    ui.paint().line({plot.x, y}, {plot.right(), y}, t.line, 1);
    label_in(ui, {plot.x - 48, y - 9, 40, 18}, text_of_tick(tick), style::kCaption, Align::right);
  }
  ui.paint().line({plot.x, plot.bottom()}, {plot.right(), plot.bottom()}, t.line_strong, 1);
  for (const double tick : axes.p.x_ticks) {
    const float x = axes.x(tick);
    ui.paint().line({x, plot.bottom()}, {x, plot.bottom() + 4}, t.line_strong, 1);
    label_in(ui, {x - 40, plot.bottom() + 5, 80, 18}, text_of_tick(tick), style::kCaption, Align::centre);
  }
}

// Names stand above the end of their curve; where ends lie close, all of them above the highest, in its
// order.
void draw_end_labels(Ui& ui, const Axes& axes, std::vector<std::pair<Point, const Curve*>> ends) {
  constexpr float kClose = 26, kLine = 18, kAbove = 24;
  std::sort(ends.begin(), ends.end(), [](const auto& a, const auto& b) { return a.first.y > b.first.y; });
  float last_y = 1e6f;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const auto& [at, curve] = ends[i];
    float base = at.y;
    for (std::size_t k = i + 1; k < ends.size() && base - ends[k].first.y < kClose; ++k)
      base = ends[k].first.y;
    const TextStyle text{Type::caption, Weight::bold, false, curve->meaning};
    const float w = text_width(ui, curve->name, text) + 16;
    const float x = std::clamp(at.x - w, axes.plot.x, std::max(axes.plot.x, axes.plot.right() - w));
    const float y = last_y = std::min(base - kAbove, last_y - kLine);
    ui.paint().shape(shape_of(curve->meaning), {x + 5, y + 9}, 8, ui.theme().fill_of(curve->meaning));
    label(ui, {x + 13, y}, curve->name, text);
  }
}

}  // namespace

std::string text_of_tick(double v) {
  constexpr int kMostDecimals = 3;
  double unit = 1;  // of the last decimal
  int decimals = 0;
  while (decimals < kMostDecimals && std::abs(v / unit - std::round(v / unit)) > 1e-6 * std::abs(v / unit))
    ++decimals, unit /= 10;
  return format_number(v, decimals);
}

Thinned thin(const std::vector<float>& x, const std::vector<float>& y, double x_low, double x_high,
             int columns) {
  const auto n = static_cast<std::size_t>(std::max(1, columns));
  std::vector<double> sum_x(n), sum_y(n), count(n);
  for (std::size_t i = 0; i < x.size() && i < y.size(); ++i) {
    const double share = (x[i] - x_low) / (x_high - x_low);
    if (share < 0 || share > 1) continue;
    const std::size_t bin = std::min(n - 1, static_cast<std::size_t>(share * static_cast<double>(n)));
    sum_x[bin] += x[i], sum_y[bin] += y[i], count[bin] += 1;
  }
  Thinned out;
  for (std::size_t b = 0; b < n; ++b) {
    if (count[b] == 0) continue;
    out.x.push_back(static_cast<float>(sum_x[b] / count[b]));
    out.y.push_back(static_cast<float>(sum_y[b] / count[b]));
  }
  return out;
}

void line_plot(Ui& ui, Rect r, const LinePlot& p) {
  const Interaction state = ui.interact({.id = p.id, .rect = r, .text = p.says});
  Rect plot = r;
  if (!p.y_name.empty()) label(ui, plot.cut_top(18, 10).at(), p.y_name, style::kCaption);
  if (!p.y_ticks.empty()) plot.cut_left(48);
  if (!p.x_ticks.empty())
    plot.cut_bottom(24);
  else
    plot.cut_bottom(2);
  if (!p.x_name.empty())
    label_in(ui, {plot.x, r.bottom() - 18, plot.w, 18}, p.x_name, style::kCaption, Align::right);
  const Axes axes{plot, p};
  draw_axes(ui, axes);
  std::vector<std::pair<Point, const Curve*>> ends;
  for (const Curve& c : p.curves)
    if (const Point end = draw_curve(ui, axes, c); end.x >= 0 && !c.name.empty()) ends.push_back({end, &c});
  draw_end_labels(ui, axes, std::move(ends));
  if (state.ring) ui.ring(r, 4);
}

}  // namespace partly::game
