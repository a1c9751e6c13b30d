// partly-sim run on a rule maker's scenario: measures the curves once, lets the industry live under each rule
// for every seed, and prints how the goals are met and
// means with their spreads.
#include <array>
#include <charconv>
#include <cstdio>
#include <functional>
#include <vector>

#include "sim/base/format.h"
#include "sim/cli/cell.h"
#include "sim/cli/command.h"
#include "sim/cli/goals_table.h"
#include "sim/cli/quantity_text.h"
#include "sim/regime/play.h"
#include "sim/scenario/rule_maker.h"
#include "sim/session/curve_maker.h"
#include "sim/session/make_rule_maker_view.h"

namespace partly::cli {
namespace {

using regime::Decree;
using regime::Play;

// One policy: a rule, or several in turn.
struct Policy {
  std::string text;
  std::vector<Decree> decrees;
};

// "terms" or "terms,5:free": from the start, and from year 5 on.
Result<Policy> policy_of(const regime::Industry& industry, const std::string& text) {
  Policy policy{text, {}};
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(',', at), text.size());
    const std::string part = text.substr(at, end - at);
    const std::size_t colon = part.find(':');
    int year = 1;
    if (colon != std::string::npos) {
      const auto [stop, problem] = std::from_chars(part.data(), part.data() + colon, year);
      if (problem != std::errc{} || stop != part.data() + colon || year < 1)
        return Error{ErrorKind::usage, "\"" + part + "\" names no year", "--policy",
                     "Write terms,5:free: the first rule, then the year (from 1) of each change"};
    }
    policy.decrees.push_back({year - 1, colon == std::string::npos ? part : part.substr(colon + 1)});
    at = end + 1;
  }
  if (auto status = regime::check_decrees(industry, policy.decrees); !status) return status.error();
  return policy;
}

Result<std::vector<Policy>> policies_of(const regime::Industry& industry, const std::string& asked) {
  std::vector<Policy> policies;
  if (asked == "all") {
    for (const regime::Rule& rule : industry.rules) policies.push_back({rule.id, {{0, rule.id}}});
    return policies;
  }
  auto policy = policy_of(industry, asked.empty() ? industry.first_rule : asked);
  if (!policy) return policy.error();
  policies.push_back(std::move(*policy));
  return policies;
}

Json json_of(const regime::Curve& curve) {
  Json list = Json::array();
  for (const regime::Point& point : curve)
    list.push_back({{"budget", point.budget},
                    {"capability", point.capability},
                    {"sd", point.sd},
                    {"found", point.found},
                    {"neg_log10_p", point.neg_log10_p},
                    {"gflop", point.gflop}});
  return list;
}

Json json_of(const regime::Curves& curves) {
  Json teachers = Json::array();
  for (const auto& teacher : curves.teachers)
    teachers.push_back({{"capability", teacher.capability},
                        {"full", json_of(teacher.full)},
                        {"bare", json_of(teacher.bare)}});
  return {{"own_labels", json_of(curves.own)},
          {"open_weights", json_of(curves.open)},
          {"teachers", teachers},
          {"edition_loss", curves.edition_loss},
          {"students", curves.students},
          {"innocents", curves.innocents},
          {"innocents_accused", curves.innocents_accused}};
}

Json json_of(const Play& play, std::uint64_t seed) {
  Json years = Json::array();
  for (const regime::Year& year : play.years) {
    Json row = {{"year", year.year}, {"rule", year.rule}};
    for (const regime::Axis& axis : regime::axes()) row[axis.id] = year.*axis.value;
    years.push_back(row);
  }
  char hash[20];
  std::snprintf(hash, sizeof hash, "%016llx", static_cast<unsigned long long>(regime::hash(play)));
  return {{"seed", seed}, {"years", years}, {"hash", hash}};
}

Json summary_of(const std::vector<Play>& plays) {
  Json summary = {{"games", plays.size()}};
  for (const regime::Axis& axis : regime::axes())
    summary[axis.id] = spread_as_json(regime::spread_over_years(plays, axis.value));
  Json years = Json::array();
  for (std::size_t year = 0; year < plays.front().years.size(); ++year) {
    Json row = {{"year", plays.front().years[year].year}};
    for (const regime::Axis& axis : regime::axes())
      row[axis.id] = spread_as_json(regime::spread_of(plays, year, axis.value));
    years.push_back(row);
  }
  summary["by_year"] = years;
  return summary;
}

// The columns of the table, each as wide as its longest entry.
struct Column {
  const char* title;
  double regime::Year::*value;
  double scale;  // of what is shown
  int decimals;
};
constexpr std::array kColumns{Column{"frontier", &regime::Year::frontier, 1, 1},
                              Column{"price $", &regime::Year::price_usd, 1, 2},
                              Column{"HHI", &regime::Year::concentration, 1, 3},
                              Column{"distilled %", &regime::Year::distilled, 100, 1},
                              Column{"without permission %", &regime::Year::unpermitted, 100, 1},
                              Column{"legal $M", &regime::Year::legal_usd, 1e-6, 0},
                              Column{"invested $B", &regime::Year::invested_usd, 1e-9, 1},
                              Column{"labs", &regime::Year::labs, 1, 1}};

std::string table_row(const std::string& head, const std::function<Spread(const Column&)>& spread) {
  std::string row = to_the_left(head, 16);
  for (const Column& column : kColumns) {
    const auto s = spread(column);
    row += to_the_right(format_number(s.mean * column.scale, column.decimals) + " ± " +
                            format_number(s.sd * column.scale, column.decimals),
                        15);
  }
  return row + "\n";
}

std::string table_head(const char* what) {
  std::string head = to_the_left(what, 16);
  for (const Column& column : kColumns) head += to_the_right(column.title, 15);
  return head + "\n";
}

std::string rows_by_year(const std::vector<Play>& plays) {
  std::string rows = table_head("year");
  for (std::size_t year = 0; year < plays.front().years.size(); ++year)
    rows += table_row(std::to_string(plays.front().years[year].year),
                      [&](const Column& column) { return regime::spread_of(plays, year, column.value); });
  return rows;
}

}  // namespace

int run_rule_maker(const RunFlags& flags, const scenario::RuleMaker& scenario) {
  const auto request = flags.engine.request();
  if (!request) return fail(request.error());
  const auto seeds = seed_range(flags.seeds);
  if (!seeds) return fail(seeds.error());
  const regime::Industry& industry = scenario.industry;
  const auto policies = policies_of(industry, flags.policy);
  if (!policies) return fail(policies.error());
  const auto engine = learn::make_engine(*request);
  if (!engine) return fail(engine.error());

  const auto curves = session::measure_curves(industry.plan, *engine, 0, [](double done) {
    show_progress("measuring what labs can expect: " + format_percent(done));
    return true;
  });
  show_progress({});
  if (!curves) return fail(curves.error());
  Json json = {{"scenario", scenario.id},
               {"policy", flags.policy.empty() ? industry.first_rule : flags.policy},
               {"device", (*engine)->device()},
               {"engine", (*engine)->name()},
               {"curves", json_of(*curves)}};
  std::string table = table_head("rule");
  std::vector<GradedGames> graded;
  std::vector<Play> last;
  for (const Policy& policy : *policies) {
    std::vector<Play> plays;
    Json runs = Json::array();
    for (std::uint64_t seed = seeds->first; seed <= seeds->second; ++seed) {
      plays.push_back(regime::play_out(industry, *curves, policy.decrees, seed));
      runs.push_back(json_of(plays.back(), seed));
    }
    graded.push_back({policy.text, {}});
    for (const Play& play : plays)
      graded.back().games.push_back(session::grade_years(scenario.briefing.goals, play.years));
    table += table_row(policy.text,
                       [&](const Column& column) { return regime::spread_over_years(plays, column.value); });
    if (flags.policy == "all") {
      json["rules"].push_back({{"policy", policy.text}, {"runs", runs}, {"summary", summary_of(plays)}});
    } else {
      json["runs"] = runs;
      json["summary"] = summary_of(plays);
    }
    last = std::move(plays);
  }
  if (policies->size() == 1) table += "\n" + rows_by_year(last);
  table += "\nMeans over the years; ± is the standard deviation over " + std::to_string(last.size()) +
           (last.size() == 1 ? " seed" : " seeds") + ".\nCapability and traces rest on " +
           std::to_string(curves->students) +
           " trained networks, the rest on assumptions (docs/regime-model.md).\n";
  return emit(flags.json ? json.dump(2) + "\n" : goals_table(graded) + table, flags.out);
}

}  // namespace partly::cli
