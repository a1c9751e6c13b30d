// partly-sim stakes: what the decisions of each quarter are worth, beside luck; for a rule maker, of each
// year.
#include <CLI/CLI.hpp>

#include "sim/cli/measured_rules.h"
#include "sim/session/job_runner.h"
#include "sim/survey/rule_stakes.h"
#include "sim/survey/stakes.h"

namespace partly::cli {
namespace {

constexpr std::size_t kResultsRecalled = 20'000;  // some 6 kB each

struct StakesFlags {
  std::string scenario, seeds = "1-20", out;
  survey::StakesPlan plan;
  EngineFlags engine;
  bool json = false;
};

int stakes_of_rules(const StakesFlags& flags, const scenario::RuleMaker& scenario,
                    std::pair<std::uint64_t, std::uint64_t> seeds) {
  const auto curves = measured_curves(scenario, flags.engine);
  if (!curves) return fail(curves.error());
  const auto weighed =
      survey::weigh_rule_stakes(scenario, *curves, {flags.plan.policy, seeds.first, seeds.second},
                                [](int year) { show_progress(std::to_string(year)); });
  show_progress({});
  if (!weighed) return fail(weighed.error());
  return emit(flags.json ? survey::json_of(*weighed) : survey::text_of(*weighed), flags.out);
}

int stakes(const StakesFlags& flags) {
  const auto request = flags.engine.request();
  if (!request) return fail(request.error());
  const auto range = seed_range(flags.seeds);
  if (!range) return fail(range.error());
  const auto [loaded, problem] = either_scenario_argument(flags.scenario);
  if (problem != kFine) return problem;
  if (const auto* rules = std::get_if<scenario::RuleMaker>(&loaded.scenario))
    return stakes_of_rules(flags, *rules, *range);
  const auto& scenario = std::get<world::Scenario>(loaded.scenario);
  const auto engine = learn::make_engine(*request);
  if (!engine) return fail(engine.error());
  survey::StakesPlan plan = flags.plan;
  plan.first_seed = range->first;
  plan.last_seed = range->second;
  const auto work = session::work_of(std::make_shared<session::JobRunner>(*engine, kResultsRecalled));
  const auto weighed = survey::weigh_stakes(scenario, plan, work, [](auto seed, const auto& quarter) {
    show_progress("seed " + std::to_string(seed) + ", " + quarter.text());
  });
  show_progress({});
  if (!weighed) return fail(weighed.error());
  return emit(flags.json ? survey::json_of(*weighed) : survey::text_of(*weighed), flags.out);
}

}  // namespace

void add_stakes(CLI::App& app, int& code) {
  auto flags = std::make_shared<StakesFlags>();
  auto* command = app.add_subcommand("stakes",
                                     "What each quarter's decisions are worth: decided by a policy, not at "
                                     "all, at random; beside luck; for a "
                                     "rule maker each year's");
  command->add_option("scenario", flags->scenario, "A scenario file, or the name of a shipped one")
      ->required();
  command->add_option("--seeds", flags->seeds, "One seed or a range: 3 or 1-20")->capture_default_str();
  command->add_option("--policy", flags->plan.policy, "Who plays the game and goes on after each quarter")
      ->capture_default_str();
  command->add_option("--draws", flags->plan.draws, "Random ways to decide each quarter; 0: none")
      ->check(CLI::Range(0, 1000))
      ->capture_default_str();
  command->add_flag("--json", flags->json, "Print JSON");
  command->add_option("--out", flags->out, "Write to a file instead of stdout");
  add_engine_flags(*command, flags->engine);
  command->callback([flags, &code] { code = stakes(*flags); });
}

}  // namespace partly::cli
