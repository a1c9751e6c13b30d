// partly-sim sensitivity: every assumption of a scenario moved to the ends of its range, alone; which of them
// an outcome hangs on, as a table, as JSON and as a drawing. For a rule maker also: which rules they put in
// another order.
#include <CLI/CLI.hpp>

#include "sim/cli/measured_rules.h"
#include "sim/cli/open_field.h"
#include "sim/cli/orders_table.h"
#include "sim/survey/idle_assumptions.h"
#include "sim/survey/tornado_svg.h"

namespace partly::cli {
namespace {

struct SensitivityFlags {
  std::string scenario, policy, beside, outcome, seeds = "1-3", out, svg;
  EngineFlags engine;
  bool json = false, idle = false, orders = false;
};

survey::Question question_of(const SensitivityFlags& flags, const survey::PlayableScenario& field,
                             std::pair<std::uint64_t, std::uint64_t> seeds) {
  const auto strategies = field.strategies();
  const bool distils = std::ranges::find(strategies, "distil") != strategies.end();
  const std::string usual = distils ? "distil" : strategies.front();
  return {flags.outcome.empty() ? field.goals().front() : flags.outcome,
          flags.policy.empty() ? usual : flags.policy, seeds.first, seeds.second, flags.beside};
}

void tell_assumption(std::size_t number, std::size_t all) {
  show_progress("assumption " + std::to_string(number) + " of " + std::to_string(all));
}

int idle_assumptions(const SensitivityFlags& flags, const OpenedField& opened) {
  const auto search = survey::find_idle_assumptions(*opened.grounds, *opened.field, opened.seeds.first,
                                                    opened.seeds.second, tell_assumption);
  show_progress({});
  if (!search) return fail(search.error());
  return emit(flags.json ? survey::json_of(*search) : survey::text_of(*search), flags.out);
}

// The order of a rule maker's rules on every axis.
int orders_of_rules(const SensitivityFlags& flags) {
  const auto seeds = seed_range(flags.seeds);
  if (!seeds) return fail(seeds.error());
  if (seeds->first != 1)
    return fail({ErrorKind::usage, "Orders are compared over seeds from 1 on", "--seeds", "Write 1-20"});
  auto [loaded, code] = either_scenario_argument(flags.scenario);
  if (code != kFine) return code;
  const auto* scenario = std::get_if<scenario::RuleMaker>(&loaded.scenario);
  if (!scenario)
    return fail({ErrorKind::usage, "Only a rule maker's scenario has rules to put in order", "--orders",
                 "Choose precedent, or leave --orders out"});
  const auto curves = measured_curves(*scenario, flags.engine);
  if (!curves) return fail(curves.error());
  const regime::Industry& industry = scenario->industry;
  const regime::Robustness robustness =
      regime::robustness_of(industry, *curves, static_cast<int>(seeds->second),
                            [](std::size_t number) { show_progress("case " + std::to_string(number + 1)); });
  show_progress({});
  return emit(flags.json ? orders_as_json(industry, robustness) : orders_table(industry, robustness),
              flags.out);
}

int sensitivity(const SensitivityFlags& flags) {
  if (flags.orders) return orders_of_rules(flags);
  const auto [opened, problem] = open_field(flags.scenario, flags.seeds, flags.engine);
  if (!opened) return problem;
  if (flags.idle) return idle_assumptions(flags, *opened);
  const auto tornado = survey::draw_tornado(
      *opened->grounds, *opened->field, question_of(flags, *opened->field, opened->seeds), tell_assumption);
  show_progress({});
  if (!tornado) return fail(tornado.error());
  if (!flags.svg.empty())
    if (const int code = emit(survey::svg_of(*tornado), flags.svg); code != kFine) return code;
  return emit(flags.json ? survey::json_of(*tornado) : survey::text_of(*tornado), flags.out);
}

}  // namespace

void add_sensitivity(CLI::App& app, int& code) {
  auto flags = std::make_shared<SensitivityFlags>();
  auto* command =
      app.add_subcommand("sensitivity", "Move every assumption of a scenario; rank what an outcome hangs on");
  command->add_option("scenario", flags->scenario, "A scenario file, or the name of a shipped one")
      ->required();
  command->add_option("--policy", flags->policy, "Who plays; distil, or a rule maker's first rule");
  command->add_option("--beside", flags->beside, "Another strategy: what the first has more is watched");
  command->add_option(
      "--outcome", flags->outcome,
      "What is watched: worth, capability, share, ownership, trust, evidence, verdict, legal, "
      "spent, cash, bill, cost-ratio; a rule maker's: frontier, price_usd, ...");
  command->add_option("--seeds", flags->seeds, "One seed or a range: 3 or 1-3")->capture_default_str();
  command->add_option("--svg", flags->svg, "Draw the tornado into this file");
  command
      ->add_flag("--idle", flags->idle,
                 "Name the assumptions that change nothing in any game of all who play a survey")
      ->excludes("--policy")
      ->excludes("--beside")
      ->excludes("--outcome")
      ->excludes("--svg");
  command
      ->add_flag("--orders", flags->orders,
                 "Of a rule maker: which rules stand in another order, on every axis; not one outcome")
      ->excludes("--policy")
      ->excludes("--beside")
      ->excludes("--outcome")
      ->excludes("--svg")
      ->excludes("--idle");
  command->add_flag("--json", flags->json, "Print JSON");
  command->add_option("--out", flags->out, "Write to a file instead of stdout");
  add_engine_flags(*command, flags->engine);
  command->callback([flags, &code] { code = sensitivity(*flags); });
}

}  // namespace partly::cli
