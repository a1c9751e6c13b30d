// partly-sim run: plays a scenario headless by a policy, over seeds, and reports what was measured.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "sim/base/format.h"
#include "sim/base/statistics.h"
#include "sim/cli/command.h"
#include "sim/cli/goals_table.h"
#include "sim/cli/quantity_text.h"
#include "sim/session/job_runner.h"
#include "sim/session/report.h"

namespace partly::cli {
namespace {

Json json_of(const session::Costs& costs) {
  return {{"labels", costs.labels},   {"queries", costs.queries}, {"compute", costs.compute},
          {"fixed", costs.fixed},     {"fees", costs.fees},       {"legal", costs.legal},
          {"serving", costs.serving}, {"total", costs.total()}};
}

Json json_of(const session::TeacherFigures& figures) {
  return {{"queries_usd", figures.queries_usd}, {"licences_usd", figures.licences_usd},
          {"court_usd", figures.court_usd},     {"accused", figures.accused},
          {"suspected", figures.suspected},     {"rivals_capability", figures.rivals_capability},
          {"brought", figures.brought},         {"won", figures.won},
          {"settled", figures.settled},         {"lost", figures.lost},
          {"licences", figures.licences},       {"worth_usd", figures.worth_usd}};
}

Json json_of(const session::GameReport& report) {
  char hash[20];
  std::snprintf(hash, sizeof hash, "%016llx", static_cast<unsigned long long>(report.hash));
  Json json = {
      {"seed", report.seed},
      {"model", report.model},
      {"accuracy", report.accuracy},
      {"capability", report.capability},
      {"capability_low", report.capability_spread.low},
      {"capability_high", report.capability_spread.high},
      {"agreement", report.agreement},
      {"used",
       {{"labels", report.used.labels}, {"queries", report.used.queries}, {"flops", report.used.flops}}},
      {"cost_usd", json_of(report.cost)},
      {"model_cost_usd", json_of(report.model_cost)},
      {"evidence",
       {{"p", report.evidence.p},
        {"neg_log10_p", report.evidence.neg_log10_p},
        {"strength", forensics::name(report.evidence.strength)},
        {"log_likelihood_ratio", report.evidence.log_ratio()},
        {"rank_p", report.evidence.ratio ? report.evidence.ratio->rank_p : 1},
        {"false_positive_rate", report.evidence.innocents_suspected()},
        {"power", report.evidence.copiers_found()},
        {"unseen_innocents", report.evidence.unseen.innocents.size()}}},
      {"outcome",
       {{"ending", report.ending},
        {"court", report.court},
        {"quarters", report.quarters},
        {"cash_usd", report.cash_usd},
        {"market_share", report.market_share},
        {"trust", report.trust},
        {"ownership", report.ownership}}},
      {"goals", goals_json(report.grading)},
      {"grade", report.grading.grade},
      {"hash", hash}};
  if (report.teacher) json["teacher"] = json_of(*report.teacher);
  return json;
}

template <class Figure>
Spread spread_of(const std::vector<session::GameReport>& reports, Figure figure) {
  return partly::spread_of(each_of(reports, figure));
}

// Of ten to one or more, against the model.
long long strong_evidence(const std::vector<session::GameReport>& reports) {
  return std::ranges::count_if(reports, [](const auto& report) {
    return report.has_model && report.evidence.strength >= forensics::Strength::strong;
  });
}

Json summary_of(const std::vector<session::GameReport>& reports) {
  return {{"capability", spread_as_json(spread_of(reports, [](const auto& r) { return r.capability; }))},
          {"accuracy", spread_as_json(spread_of(reports, [](const auto& r) { return r.accuracy; }))},
          {"agreement", spread_as_json(spread_of(reports, [](const auto& r) { return r.agreement; }))},
          {"model_cost_usd",
           spread_as_json(spread_of(reports, [](const auto& r) { return r.model_cost.total(); }))},
          {"cost_usd", spread_as_json(spread_of(reports, [](const auto& r) { return r.cost.total(); }))},
          {"cash_usd", spread_as_json(spread_of(reports, [](const auto& r) { return r.cash_usd; }))},
          {"strong_evidence", strong_evidence(reports)},
          {"games", reports.size()}};
}

std::string route_row(const std::string& policy, const std::vector<session::GameReport>& reports) {
  const auto capability = spread_of(reports, [](const auto& r) { return r.capability; });
  const auto bill = spread_of(reports, [](const auto& r) { return r.model_cost.total(); });
  const auto& first = reports.front();
  char row[400];
  std::snprintf(row, sizeof row, "%-13s %5.1f ± %-5.1f %9lld %9lld %12s %10s %10s   %lld of %zu   %s\n",
                policy.c_str(), capability.mean, capability.sd, static_cast<long long>(first.used.labels),
                static_cast<long long>(first.used.queries), format_flop(first.used.flops).c_str(),
                format_usd(bill.mean).c_str(), format_usd(first.cash_usd).c_str(), strong_evidence(reports),
                reports.size(), first.court.c_str());
  return row;
}

// In the teacher's role: what came in from where, what it did to honest customers, and what others can do.
std::string teacher_row(const std::string& policy, const std::vector<session::GameReport>& reports) {
  const auto mean = [&](auto figure) {
    return spread_of(reports, [&](const auto& r) { return figure(*r.teacher); });
  };
  const auto worth = mean([](const auto& t) { return t.worth_usd; });
  const auto usd = [&](double session::TeacherFigures::*figure) {
    return format_usd(mean([&](const auto& t) { return t.*figure; }).mean);
  };
  const auto share = spread_of(reports, [](const auto& r) { return r.market_share; });
  const auto trust = spread_of(reports, [](const auto& r) { return r.trust; });
  char row[400];
  std::snprintf(
      row, sizeof row, "%-13s %9s %9s %9s %10s %10s %10s %7.0f %% %6.0f %% %6.2f %9.1f %8.1f %6.1f\n",
      policy.c_str(), format_usd(worth.mean).c_str(), format_usd(worth.low).c_str(),
      format_usd(worth.high).c_str(), usd(&session::TeacherFigures::queries_usd).c_str(),
      usd(&session::TeacherFigures::licences_usd).c_str(), usd(&session::TeacherFigures::court_usd).c_str(),
      100 * mean([](const auto& t) { return t.accused; }).mean, 100 * share.mean, trust.mean,
      mean([](const auto& t) { return t.rivals_capability; }).mean,
      mean([](const auto& t) { return static_cast<double>(t.brought); }).mean,
      mean([](const auto& t) { return static_cast<double>(t.won + t.settled); }).mean);
  return row;
}

std::string header_of(bool teacher) {
  return teacher ? "policy            worth       low      high    answers   licences      court   accused   "
                   "share  "
                   "trust    rivals   claims    won\n"
                 : "route          capability        labels   queries   arithmetic      bill       cash at "
                   "end  10 : 1+  court (first seed)\n";
}

std::vector<std::string> policies_of(const std::string& asked, bool teacher) {
  if (asked.empty()) return {teacher ? "lawful" : "distil"};
  if (asked != "all") return {asked};
  if (teacher) return {"thrifty", "reckless", "lawful", "opportunist"};
  return {"scratch", "distil", "license", "open-weights"};
}

int run(const RunFlags& flags) {
  const auto request = flags.engine.request();
  if (!request) return fail(request.error());
  const auto seeds = seed_range(flags.seeds);
  if (!seeds) return fail(seeds.error());
  const auto [loaded, code] = either_scenario_argument(flags.scenario);
  if (code != kFine) return code;
  if (const auto* rule_maker = std::get_if<scenario::RuleMaker>(&loaded.scenario))
    return run_rule_maker(flags, *rule_maker);
  const auto* scenario = std::get_if<world::Scenario>(&loaded.scenario);
  const auto engine = learn::make_engine(*request);
  if (!engine) return fail(engine.error());

  const auto runner = std::make_shared<session::JobRunner>(*engine);
  const bool teacher = scenario->role() == world::Role::teacher_lab, all = flags.policy == "all";
  const std::vector<std::string> policies = policies_of(flags.policy, teacher);
  Json json = {{"scenario", scenario->id},
               {"policy", all ? "all" : policies.front()},
               {"device", (*engine)->device()},
               {"engine", (*engine)->name()}};
  std::string table = header_of(teacher);
  std::vector<GradedGames> graded;
  std::vector<double> bills;
  for (const auto& policy : policies) {
    std::vector<session::GameReport> reports;
    Json runs = Json::array();
    for (std::uint64_t seed = seeds->first; seed <= seeds->second; ++seed) {
      show_progress(policy + ", seed " + std::to_string(seed) + " of " + std::to_string(seeds->first) + "-" +
                    std::to_string(seeds->second));
      auto report = session::play_and_report(*scenario, policy, seed, runner);
      show_progress({});
      if (!report) return fail(report.error());
      runs.push_back(json_of(*report));
      reports.push_back(std::move(*report));
    }
    graded.push_back({policy, {}});
    for (const auto& report : reports) graded.back().games.push_back(report.grading);
    table += teacher ? teacher_row(policy, reports) : route_row(policy, reports);
    bills.push_back(summary_of(reports)["model_cost_usd"]["mean"].get<double>());
    if (all) {
      json["routes"].push_back({{"policy", policy}, {"runs", runs}, {"summary", summary_of(reports)}});
    } else {
      json["runs"] = runs;
      json["summary"] = summary_of(reports);
    }
  }
  if (all && !teacher && bills[1] > 0) {
    json["bill_scratch_over_distil"] = bills[0] / bills[1];
    table +=
        "\nBill of building it from scratch over the bill of distilling it, from counts and one price "
        "list: " +
        format_number(bills[0] / bills[1], 1) + " to 1\n";
  }
  return emit(flags.json ? json.dump(2) + "\n" : goals_table(graded) + table, flags.out);
}

}  // namespace

void add_run(CLI::App& app, int& code) {
  auto flags = std::make_shared<RunFlags>();
  auto* command = app.add_subcommand("run", "Play a scenario by a policy and report what was measured");
  command->add_option("scenario", flags->scenario, "A scenario file, or the name of a shipped one")
      ->required();
  command->add_option(
      "--policy", flags->policy,
      "scratch, distil (if left out), license, open-weights, thrifty, reckless, lawful (if left out, for a "
      "provider), opportunist, random, wait, for-worth and the like by the scenario's goals, "
      "or all four routes: all. For a rule maker: a rule, rules in turn (terms,5:free changes in year 5), or "
      "all");
  command->add_option("--seeds", flags->seeds, "One seed or a range: 3 or 1-5")->capture_default_str();
  command->add_flag("--json", flags->json, "Print JSON");
  command->add_option("--out", flags->out, "Write to a file instead of stdout");
  add_engine_flags(*command, flags->engine);
  command->callback([flags, &code] { code = run(*flags); });
}

}  // namespace partly::cli
