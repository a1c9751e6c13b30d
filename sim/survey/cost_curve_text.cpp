// A cost curve as a table for people and as JSON for programs. The levels point into the curve that they
// stand in: it is never copied.
#include <cstdio>

#include "sim/base/format.h"
#include "sim/base/json_values.h"
#include "sim/survey/columns.h"
#include "sim/survey/cost_curve.h"

namespace partly::survey {
namespace {

std::string curve_row(const std::string& level, const std::string& built, const std::string& copied,
                      const std::string& whole, const std::string& computing, const std::string& note) {
  char text[200];
  std::snprintf(text, sizeof text, "%10s %14s %14s %12s %12s  %s\n", level.c_str(), built.c_str(),
                copied.c_str(), whole.c_str(), computing.c_str(), note.c_str());
  return text;
}

std::string to_one(double ratio) { return format_number(ratio, ratio < 10 ? 1 : 0) + " : 1"; }

std::string cost_of(const CostPoint* point) {
  return point ? format_usd(point->bill.total().usd()) : "none reaches";
}

// The level nearest below the provider's model that both ways reach: where the articles speak of its class.
const CostLevel* told_at(const CostCurve& curve) {
  const CostLevel* last = nullptr;
  for (const CostLevel& level : curve.levels)
    if (level.compared() && level.capability <= curve.teacher) last = &level;
  return last;
}

std::string row_of(const CostCurve& curve, const CostLevel& level) {
  const bool told = told_at(curve) == &level;
  return curve_row(format_number(level.capability, 1), cost_of(level.built), cost_of(level.copied),
                   level.compared() ? to_one(level.whole()) : "-",
                   level.compared() ? to_one(level.computing()) : "-",
                   told ? "<- F20 says 50 : 1 in computing" : "");
}

// The same ratio with the network and recipe of the provider on one side and the usual student's on the
// other.
double class_ratio(const CostCurve& curve) {
  double most = 0, least = 0;
  for (const CostPoint& one : curve.built) most = std::max(most, one.bill.compute.usd());
  for (const CostPoint& one : curve.copied)
    if (least == 0 || one.bill.compute.usd() < least) least = one.bill.compute.usd();
  return least > 0 ? most / least : 0;
}

std::string what_would_have_to_hold(const CostCurve& curve) {
  const CostLevel* level = told_at(curve);
  if (!level) return "No capability is reached by both ways.\n";
  const double short_by = kToldRatio / level->computing();
  const double copied = level->copied->bill.total().usd();
  const double labels_short = (kToldRatio * copied - level->built->bill.total().usd()) /
                              std::max(1.0, level->built->bill.labels.usd());
  return "At " + format_number(level->capability, 1) + " points building takes " +
         to_one(level->computing()) + " of the computing and " + to_one(level->whole()) +
         " of the whole bill.\n" + "For " + to_one(kToldRatio) +
         " in computing, building would have to take " + format_number(short_by, 1) +
         " times the arithmetic that it takes here for the same capability" +
         " while copying took no more;\nfor " + to_one(kToldRatio) +
         " of the whole bill at this computing, labels would have to cost " +
         format_number(1 + labels_short, 1) +
         " times what they do. Copying saves labels here, and no arithmetic that a\nsmaller network would "
         "not "
         "save as well: the largest run tried takes " +
         to_one(class_ratio(curve)) + " of the smallest's computing, whoever gives the answers.\n" +
         "Cheapest there: \"" + level->built->order + "\" against \"" + level->copied->order + "\".\n";
}

Json json_of(const CostPoint& point) {
  return {{"order", point.order},
          {"capability", point.capability},
          {"capability_sd", point.capability_sd},
          {"labels", point.used.labels},
          {"queries", point.used.queries},
          {"flops", point.used.flops},
          {"usd", point.bill.total().usd()},
          {"labels_usd", point.bill.labels.usd()},
          {"queries_usd", point.bill.queries.usd()},
          {"compute_usd", point.bill.compute.usd()}};
}

Json json_of(const CostLevel& level) {
  Json json{{"capability", level.capability},
            {"built", level.built ? Json(level.built->order) : Json()},
            {"copied", level.copied ? Json(level.copied->order) : Json()}};
  if (level.compared()) json["whole"] = level.whole(), json["computing"] = level.computing();
  return json;
}

}  // namespace

std::string text_of(const CostCurve& curve) {
  std::string text = "What a capability costs, built and copied: " + curve.scenario + ", " +
                     std::to_string(curve.built.size() + curve.copied.size()) + " orders, " +
                     std::to_string(curve.students) + " students each; the provider's model has " +
                     format_number(curve.teacher, 1) + " points\n";
  text += curve_row("capability", "built for", "copied for", "whole bill", "computing", "");
  for (const CostLevel& level : curve.levels) text += row_of(curve, level);
  return text + what_would_have_to_hold(curve);
}

std::string json_of(const CostCurve& curve) {
  Json json{{"scenario", curve.scenario},
            {"students", curve.students},
            {"teacher_capability", curve.teacher},
            {"told_computing_ratio", kToldRatio}};
  for (const auto& [key, points] : {std::pair{"built", &curve.built}, std::pair{"copied", &curve.copied}}) {
    json[key] = Json::array();
    for (const CostPoint& one : *points) json[key].push_back(json_of(one));
  }
  json["levels"] = Json::array();
  for (const CostLevel& level : curve.levels) json["levels"].push_back(json_of(level));
  return json.dump(2) + "\n";
}

}  // namespace partly::survey
