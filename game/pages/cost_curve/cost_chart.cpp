#include "game/pages/cost_curve/cost_chart.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/format.h"

namespace partly::game {
namespace {

using session::CostCurve;
using session::CostFinding;
using session::CostLevel;

constexpr double kFromPoints = 50, kToPoints = 100, kLeastRatio = 0.03, kMostRatio = 400;
constexpr std::array kRatioTicks{0.1, 1.0, 10.0, session::kToldRatio};
constexpr double kRowsApart = 10;  // points of capability between rows of the table

std::string ratio_text(double log_ratio) { return session::to_one(std::pow(10, log_ratio)); }

std::string points_of(double capability) {
  const bool whole = std::abs(capability - std::round(capability)) < 0.05;
  return format_number(capability, whole ? 0 : 1);
}

Fan ratio_line(const CostCurve& curve, const std::string& name, Meaning meaning,
               double (CostLevel::*ratio)() const) {
  Fan line{.name = name, .meaning = meaning};
  for (const CostLevel& level : session::levels_of(curve)) {
    if (!level.compared()) continue;
    line.x.push_back(static_cast<float>(level.capability));
    line.median.push_back(static_cast<float>(std::log10((level.*ratio)())));
  }
  return line;
}

void add_lines(FanPlot& plot, const CostCurve& curve, const std::string& of_what) {
  plot.fans.push_back(ratio_line(curve, "whole bill" + of_what, Meaning::money, &CostLevel::whole));
  plot.fans.push_back(ratio_line(curve, "computing" + of_what, Meaning::student, &CostLevel::computing));
  for (auto fan = plot.fans.end() - 2; fan != plot.fans.end(); ++fan) fan->dashed = !of_what.empty();
}

std::string bill_of(const session::CostPoint* point) {
  return point ? format_usd(point->bill.total().usd()) : "none";
}

bool worth_a_row(const CostLevel& level, const std::optional<CostFinding>& finding) {
  if (std::fmod(level.capability, kRowsApart) == 0) return true;
  return finding &&
         (level.capability == finding->told.capability || level.capability == finding->most.capability);
}

Figure ratio_figure(const std::string& id, const std::string& name, Quantity quantity) {
  const double ratio = quantity.value;
  return {.id = "ratio/" + id,
          .name = name,
          .quantity = std::move(quantity),
          .text = session::to_one(ratio),
          .tag = true};
}

std::string orders_of(const session::CostPoint& built, const session::CostPoint& copied) {
  return "\"" + built.order + "\" against \"" + copied.order + "\"";
}

Quantity whole_ratio(const CostLevel& level) {
  return Quantity::derived(level.whole(), Unit::none,
                           "The least bill that builds this capability over the least that copies it: " +
                               orders_of(*level.built, *level.copied) +
                               ". Counts times the price list; the capability is measured.");
}

Quantity computing_ratio(const CostLevel& level, int students) {
  return Quantity::measured(
      level.computing(), Unit::none, "this run",
      "Arithmetic counted where it was least: " + orders_of(*level.built_least, *level.copied_least) + ", " +
          std::to_string(students) + " students each.");
}

Figure label_price_needed(const CostFinding& finding) {
  const std::string at = points_of(finding.nearest.capability);
  return {.id = "ratio/label-price",
          .name = "Price of labels for 50 : 1",
          .quantity = Quantity::derived(finding.label_price, Unit::none,
                                        "At " + at +
                                            " points: by then no order tried that builds so much costs less "
                                            "than fifty times the cheapest copy."),
          .text = format_number(finding.label_price, finding.label_price < 10 ? 1 : 0) + " times",
          .tag = true};
}

}  // namespace

Quantity told_ratio() {
  return Quantity::sourced(session::kToldRatio, Unit::none, "F20",
                           "An author's rough estimate of computing, without a measurement or a source");
}

FanPlot cost_plot(const CostCurve& curve, const std::vector<CostCurve>& before) {
  FanPlot plot{.id = "ratio/curve", .title = "Building over copying", .unit = "by capability in points"};
  plot.x_low = kFromPoints, plot.x_high = kToPoints;
  plot.y_low = std::log10(kLeastRatio), plot.y_high = std::log10(kMostRatio);
  for (double at = kFromPoints; at <= kToPoints; at += kRowsApart)
    plot.x_ticks.push_back({at, format_number(at, 0)});
  for (const double at : kRatioTicks)
    plot.y_ticks.push_back({std::log10(at), format_number(at, at < 1 ? 1 : 0) + " : 1"});
  plot.value_text = [](double log_ratio) { return ratio_text(log_ratio); };
  plot.x_text = [](double points) { return points_of(points) + " points"; };
  const float told = static_cast<float>(std::log10(session::kToldRatio));
  plot.fans.push_back({.name = "F20, an author's estimate: computing",
                       .meaning = Meaning::caution,
                       .x = {static_cast<float>(kFromPoints), static_cast<float>(kToPoints)},
                       .median = {told, told},
                       .dashed = true});
  for (const CostCurve& one : before) add_lines(plot, one, ", other seeds");
  add_lines(plot, curve, "");
  if (curve.teacher > 0) {
    const float at = static_cast<float>(curve.teacher);
    plot.past.push_back({.name = {}, .meaning = Meaning::caution, .x = {at}, .y = {told}});
    plot.marks.push_back({at, curve.provider, Meaning::teacher});
  }
  const auto finding = session::finding_of(curve);
  std::string found = finding ? session::words_of(curve, *finding).in_short : std::string();
  if (found.ends_with('.')) found.pop_back();
  plot.says = "What building costs over copying, by capability. F20 says 50 : 1 in computing" +
              (found.empty() ? "" : ". " + found);
  return plot;
}

Table cost_table(const CostCurve& curve, const std::optional<CostFinding>& finding) {
  Table table{.id = "ratio/table", .row_height = 30};
  table.columns = {{.title = "points"},
                   {.title = "built for", .align = Align::right},
                   {.title = "copied for", .align = Align::right},
                   {.title = "whole bill", .align = Align::right},
                   {.title = "computing", .align = Align::right}};
  for (const CostLevel& level : session::levels_of(curve)) {
    if (!worth_a_row(level, finding)) continue;
    const bool compared = level.compared();
    table.rows.push_back({{points_of(level.capability), bill_of(level.built), bill_of(level.copied),
                           compared ? session::to_one(level.whole()) : "–",
                           compared ? session::to_one(level.computing()) : "–"},
                          finding && level.capability == finding->told.capability});
  }
  return table;
}

std::vector<Figure> cost_figures(const CostCurve& curve, const CostFinding& finding) {
  const std::string told = points_of(finding.told.capability), most = points_of(finding.most.capability);
  Figure articles = ratio_figure("told", "The estimate", told_ratio());
  articles.facts = {"F20"};
  return {articles,
          ratio_figure("computing", "Computing, at " + told + " points",
                       computing_ratio(finding.told, curve.students)),
          ratio_figure("whole", "Whole bill, at " + told + " points", whole_ratio(finding.told)),
          ratio_figure("most", "Whole bill, at " + most + " points", whole_ratio(finding.most)),
          {.id = "ratio/label", .name = "Price of a label", .quantity = curve.label_usd, .tag = true},
          label_price_needed(finding)};
}

}  // namespace partly::game
