// A cost curve as a table for people and as JSON for programs.
#include <cstdio>

#include "sim/base/format.h"
#include "sim/base/json_values.h"
#include "sim/session/cost_curve.h"

namespace partly::session {
namespace {

std::string cost_row(const std::string& level, const std::string& built, const std::string& copied,
                     const std::string& whole, const std::string& computing, const std::string& note) {
  char text[200];
  std::snprintf(text, sizeof text, "%10s %14s %14s %12s %12s  %s", level.c_str(), built.c_str(),
                copied.c_str(), whole.c_str(), computing.c_str(), note.c_str());
  std::string row = text;
  row.erase(row.find_last_not_of(' ') + 1);
  return row + "\n";
}

std::string bill_text(const CostPoint* point) {
  return point ? format_usd(point->bill.total().usd()) : "none reaches";
}

std::string level_row(const CostLevel& level, bool told) {
  return cost_row(format_number(level.capability, 1), bill_text(level.built), bill_text(level.copied),
                  level.compared() ? to_one(level.whole()) : "-",
                  level.compared() ? to_one(level.computing()) : "-",
                  told ? "<- F20 says 50 : 1 in computing" : "");
}

Json point_json(const CostPoint& point) {
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

Json order_json(const CostPoint* point) { return point ? Json(point->order) : Json(); }

Json level_json(const CostLevel& level) {
  Json json{{"capability", level.capability},
            {"built", order_json(level.built)},
            {"copied", order_json(level.copied)},
            {"built_with_least_computing", order_json(level.built_least)},
            {"copied_with_least_computing", order_json(level.copied_least)}};
  if (level.compared()) json["whole"] = level.whole(), json["computing"] = level.computing();
  return json;
}

Json finding_json(const CostFinding& finding) {
  return {{"told_at", finding.told.capability},           {"saves_most_at", finding.most.capability},
          {"arithmetic_times", finding.arithmetic},       {"label_price_times", finding.label_price},
          {"label_price_at", finding.nearest.capability}, {"largest_run_over_smallest", finding.largest_run}};
}

}  // namespace

std::string text_of(const CostCurve& curve) {
  const auto finding = finding_of(curve);
  std::string text = "What a capability costs, built and copied: " + curve.scenario + ", " +
                     std::to_string(curve.built.size() + curve.copied.size()) + " orders, " +
                     std::to_string(curve.students) + " students each\n";
  text += cost_row("capability", "built for", "copied for", "whole bill", "computing", "");
  for (const CostLevel& level : levels_of(curve))
    text += level_row(level, finding && finding->told.capability == level.capability);
  if (!finding) return text + "No capability is reached by both ways.\n";
  const CostWords words = words_of(curve, *finding);
  return text + words.in_short + "\n" + words.most + "\n" + words.why + "\n" + words.hold + "\n";
}

std::string json_of(const CostCurve& curve) {
  Json json{{"scenario", curve.scenario},
            {"students", curve.students},
            {"teacher_capability", curve.teacher},
            {"told_computing_ratio", kToldRatio}};
  for (const auto& [key, points] : {std::pair{"built", &curve.built}, std::pair{"copied", &curve.copied}}) {
    json[key] = Json::array();
    for (const CostPoint& one : *points) json[key].push_back(point_json(one));
  }
  json["levels"] = Json::array();
  for (const CostLevel& level : levels_of(curve)) json["levels"].push_back(level_json(level));
  if (const auto finding = finding_of(curve)) json["finding"] = finding_json(*finding);
  return json.dump(2) + "\n";
}

}  // namespace partly::session
