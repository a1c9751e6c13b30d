// partly-sim verdicts: does training on the rival's answers instead of own data change what a court decides,
// and does it with a teacher that makes no mistakes of its own?
#include <CLI/CLI.hpp>
#include <cstdio>

#include "sim/base/format.h"
#include "sim/cli/command.h"
#include "sim/counterfactual/oath.h"
#include "sim/counterfactual/verdicts.h"
#include "sim/session/job_runner.h"

namespace partly::cli {
namespace {

struct VerdictsFlags {
  std::string scenario = "the-shortcut", seeds = "1-20", out;
  bool json = false, oath = false;
  double sales_usd = 2e9;
  EngineFlags engine;
};

Json json_of(const counterfactual::VerdictsOf& verdicts) {
  Json cases = Json::array();
  for (const auto& one : verdicts.cases)
    cases.push_back({{"seed", one.seed},
                     {"log_likelihood_ratio", one.log_ratio},
                     {"chance", one.chance},
                     {"lost", one.lost}});
  return {{"lost", verdicts.lost()},
          {"mean_chance", verdicts.mean_chance()},
          {"median_log_likelihood_ratio", verdicts.median_log_ratio()},
          {"strong", verdicts.found()},
          {"cases", cases}};
}

Json json_of(const counterfactual::TeacherVerdicts& verdicts) {
  return {{"teacher", verdicts.teacher},
          {"teacher_accuracy", verdicts.teacher_accuracy},
          {"on_answers", json_of(verdicts.on_answers)},
          {"on_own_data", json_of(verdicts.on_own_data)},
          {"moved", verdicts.moved()},
          {"sign_test_p", verdicts.sign_test_p()}};
}

std::string row(const char* what, const counterfactual::VerdictsOf& verdicts) {
  char text[200];
  std::snprintf(text, sizeof text, "  %-22s %9s %11s %14s %12s\n", what,
                format_percent(verdicts.lost()).c_str(), format_percent(verdicts.mean_chance()).c_str(),
                format_odds(verdicts.median_log_ratio()).c_str(), format_percent(verdicts.found()).c_str());
  return text;
}

std::string text_of(const counterfactual::TeacherVerdicts& verdicts) {
  return "Teacher " + verdicts.teacher + " (" + format_percent(verdicts.teacher_accuracy) + " right), " +
         std::to_string(verdicts.on_answers.cases.size()) + " seeds\n" +
         "  trained on              lost it  mean chance   median ratio    10 : 1+\n" +
         row("the rival's answers", verdicts.on_answers) + row("own labels, as many", verdicts.on_own_data) +
         "  moved by " + format_percent(verdicts.moved()) + " (paired signs: p " +
         format_p(verdicts.sign_test_p()) + ")\n";
}

Json json_of(const counterfactual::OathCosts& costs) {
  return {{"copier", costs.copier},
          {"file_kept", costs.file_kept},
          {"seeds", costs.seeds},
          {"exam_found", costs.found},
          {"usd_as_measured", costs.measured_usd},
          {"usd_if_found", costs.found_usd},
          {"usd_if_silent", costs.silent_usd},
          {"cheapest", law::name(costs.cheapest())}};
}

std::string costs_row(const char* exam, const std::array<double, 3>& usd) {
  char text[160];
  std::snprintf(text, sizeof text, "    exam %-14s %12s %12s %12s\n", exam, format_usd(usd[0]).c_str(),
                format_usd(usd[1]).c_str(), format_usd(usd[2]).c_str());
  return text;
}

std::string text_of(const counterfactual::OathCosts& costs) {
  return std::string(costs.copier ? "  a copier" : "  an innocent") +
         (costs.file_kept ? ", file kept" : ", no file") + ", exam found " + std::to_string(costs.found) +
         " of " + std::to_string(costs.seeds) + ": cheapest is \"" + law::name(costs.cheapest()) + "\"\n" +
         costs_row("as measured", costs.measured_usd) + costs_row("if it finds", costs.found_usd) +
         costs_row("if silent", costs.silent_usd);
}

int oath(const VerdictsFlags& flags, const world::Scenario& scenario, const std::vector<std::uint64_t>& seeds,
         counterfactual::MeasurementCache& cache) {
  show_progress("The oath");
  const auto table = counterfactual::oath_costs(scenario, seeds, flags.sales_usd, cache, [] { return true; });
  show_progress({});
  if (!table) return fail(table.error());
  Json json = Json::array();
  std::string out = "Expected cost at the deposition, with sales of " + format_usd(flags.sales_usd) +
                    " behind the model. Simulated.\n" +
                    "                               yes       partly           no\n";
  for (const auto& costs : *table) json.push_back(json_of(costs)), out += text_of(costs);
  return emit(flags.json ? json.dump(2) + "\n" : out, flags.out);
}

int verdicts(const VerdictsFlags& flags) {
  const auto request = flags.engine.request();
  if (!request) return fail(request.error());
  const auto seeds = seed_range(flags.seeds);
  if (!seeds) return fail(seeds.error());
  const auto [scenario, code] = scenario_argument(flags.scenario);
  if (!scenario) return code;
  const auto engine = learn::make_engine(*request);
  if (!engine) return fail(engine.error());
  std::vector<std::uint64_t> list;
  for (auto seed = seeds->first; seed <= seeds->second; ++seed) list.push_back(seed);
  counterfactual::MeasurementCache cache(std::make_shared<session::JobRunner>(*engine));
  if (flags.oath) return oath(flags, *scenario, list, cache);
  Json json = Json::array();
  std::string out =
      "The same court, the same record and the same draws; only the exhibit differs. Simulated.\n\n";
  const std::pair<std::string, world::Scenario> teachers[] = {
      {"as the scenario sets it", *scenario},
      {"near-perfect, clean labels", counterfactual::with_near_perfect_teacher(*scenario)}};
  for (const auto& [name, world] : teachers) {
    show_progress("Teacher " + name);
    const auto heard = counterfactual::verdicts_with(world, name, list, cache, [] { return true; });
    show_progress({});
    if (!heard) return fail(heard.error());
    json.push_back(json_of(*heard));
    out += text_of(*heard) + "\n";
  }
  return emit(flags.json ? json.dump(2) + "\n" : out, flags.out);
}

}  // namespace

void add_verdicts(CLI::App& app, int& code) {
  auto flags = std::make_shared<VerdictsFlags>();
  auto* command = app.add_subcommand(
      "verdicts", "What training on a rival's answers instead of own data does to verdicts");
  command->add_option("scenario", flags->scenario, "A scenario file, or the name of a shipped one")
      ->capture_default_str();
  command->add_option("--seeds", flags->seeds, "One seed or a range")->capture_default_str();
  command->add_flag(
      "--oath", flags->oath,
      "What each answer on the stand costs a copier and an innocent, with a file kept and without");
  command->add_option("--sales-usd", flags->sales_usd, "Of the model in dispute, with --oath")
      ->check(CLI::Range(0.0, 1e13))
      ->capture_default_str();
  command->add_flag("--json", flags->json, "Print JSON");
  command->add_option("--out", flags->out, "Write to a file instead of stdout");
  add_engine_flags(*command, flags->engine);
  command->callback([flags, &code] { code = verdicts(*flags); });
}

}  // namespace partly::cli
