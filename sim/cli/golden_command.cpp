// partly-sim golden: writes a whole game by a policy as readable text. Uses the kernels that every x86
// machine has, so that the same text comes out on each; tests compare it, and `--out` is the command that
// updates them.
#include <CLI/CLI.hpp>

#include "sim/bots/player_bots.h"
#include "sim/bots/rule_bots.h"
#include "sim/cli/command.h"
#include "sim/scenario/rule_maker.h"
#include "sim/session/curve_maker.h"
#include "sim/session/decade.h"
#include "sim/session/transcript.h"

namespace partly::cli {
namespace {

struct GoldenFlags {
  std::string scenario, policy, seed = "1", out;  // no policy: the usual one of the scenario's role
};

constexpr learn::EngineRequest kPortable{.engine = learn::EngineChoice::portable};

std::string title_of(const std::string& scenario, const std::string& policy, std::uint64_t seed) {
  return scenario + ", policy " + policy + ", seed " + std::to_string(seed);
}

int golden_decade(const GoldenFlags& flags, const scenario::RuleMaker& scenario, std::uint64_t seed) {
  const std::string policy = flags.policy.empty() ? scenario.industry.first_rule : flags.policy;
  const bool bot = bots::is_rule_bot(policy);
  if (!bot)
    if (auto status = regime::check_decrees(scenario.industry, {{0, policy}}); !status)
      return fail(status.error());
  const auto engine = learn::make_engine(kPortable);
  if (!engine) return fail(engine.error());
  const auto curves = session::measure_curves(scenario.industry.plan, *engine);
  if (!curves) return fail(curves.error());
  session::Docket docket(scenario, *curves, seed);
  const auto wish = [&](const session::Docket& now) {
    return bot ? bots::rule_wanted(policy, scenario.industry, *curves, now.play(), now.decrees()) : policy;
  };
  return emit(session::play_as_text(docket, title_of(scenario.title, policy, seed), wish), flags.out);
}

int golden(const GoldenFlags& flags) {
  const auto seeds = seed_range(flags.seed);
  if (!seeds) return fail(seeds.error());
  auto [loaded, code] = either_scenario_argument(flags.scenario);
  if (code != kFine) return code;
  if (const auto* rule_maker = std::get_if<scenario::RuleMaker>(&loaded.scenario))
    return golden_decade(flags, *rule_maker, seeds->first);
  auto* scenario = std::get_if<world::Scenario>(&loaded.scenario);
  const char* usual = scenario->role() == world::Role::teacher_lab ? "lawful" : "distil";
  const std::string name = flags.policy.empty() ? usual : flags.policy;
  auto policy = bots::make_bot(name, seeds->first, *scenario);
  if (!policy) return fail(policy.error());
  const std::string title = title_of(scenario->title, name, seeds->first);
  session::Options options;
  options.seed = seeds->first;
  options.engine = kPortable;
  options.threaded = false;
  auto session = session::Session::start(std::move(*scenario), options);
  if (!session) return fail(session.error());
  return emit(session::play_as_text(**session, title, **policy), flags.out);
}

}  // namespace

void add_golden(CLI::App& app, int& code) {
  auto flags = std::make_shared<GoldenFlags>();
  auto* command = app.add_subcommand("golden", "Write a whole game by a policy as readable text");
  command->add_option("scenario", flags->scenario, "A scenario file, or the name of a shipped one")
      ->required();
  command->add_option("--policy", flags->policy,
                      "Who plays: a route or a temperament; for a rule maker a rule or a temperament");
  command->add_option("--seed", flags->seed, "Seed of the game")->capture_default_str();
  command->add_option("--out", flags->out, "Write to a file instead of stdout");
  command->callback([flags, &code] { code = golden(*flags); });
}

}  // namespace partly::cli
