// partly-sim golden: writes a whole game by a policy as readable text. Uses the kernels that every x86
// machine has, so that the same text comes out on each; tests compare it, and `--out` is the command that
// updates them.
#include <CLI/CLI.hpp>

#include "sim/cli/command.h"
#include "sim/session/policy.h"
#include "sim/session/transcript.h"

namespace partly::cli {
namespace {

struct Flags {
  std::string scenario, policy = "distil", seed = "1", out;
};

int golden(const Flags& flags) {
  const auto seeds = seed_range(flags.seed);
  if (!seeds) return fail(seeds.error());
  auto policy = session::make_policy(flags.policy, seeds->first);
  if (!policy) return fail(policy.error());
  auto [scenario, code] = scenario_argument(flags.scenario);
  if (!scenario) return code;
  const std::string title =
      scenario->title + ", policy " + flags.policy + ", seed " + std::to_string(seeds->first);
  session::Options options;
  options.seed = seeds->first;
  options.engine.engine = learn::EngineChoice::portable;
  options.threaded = false;
  auto session = session::Session::start(std::move(*scenario), options);
  if (!session) return fail(session.error());
  return emit(session::play_as_text(**session, title, **policy), flags.out);
}

}  // namespace

void add_golden(CLI::App& app, int& code) {
  auto flags = std::make_shared<Flags>();
  auto* command = app.add_subcommand("golden", "Write a whole game by a policy as readable text");
  command->add_option("scenario", flags->scenario, "A scenario file, or the name of a shipped one")
      ->required();
  command->add_option("--policy", flags->policy, "Who plays")->capture_default_str();
  command->add_option("--seed", flags->seed, "Seed of the game")->capture_default_str();
  command->add_option("--out", flags->out, "Write to a file instead of stdout");
  command->callback([flags, &code] { code = golden(*flags); });
}

}  // namespace partly::cli
