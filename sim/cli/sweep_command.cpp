// partly-sim sweep: a shard of many games, each kept as one line of JSON; may be ended and begun again.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "sim/cli/open_field.h"
#include "sim/survey/sweep.h"

namespace partly::cli {
namespace {

struct SweepFlags {
  std::string scenario, seeds = "1-20", shard = "1/1", out;
  std::vector<std::string> policies;
  EngineFlags engine;
};

int sweep(const SweepFlags& flags) {
  const auto shard = survey::shard_named(flags.shard);
  if (!shard) return fail(shard.error());
  const auto [opened, problem] = open_field(flags.scenario, flags.seeds, flags.engine);
  if (!opened) return problem;
  const survey::SweepPlan plan{flags.policies, opened->seeds.first, opened->seeds.second, *shard, flags.out};
  const auto report =
      survey::sweep(*opened->field, plan, [](const survey::Game& game, std::size_t number, std::size_t all) {
        show_progress(game.strategy + ", seed " + std::to_string(game.seed) + ": game " +
                      std::to_string(number) + " of " + std::to_string(all));
      });
  show_progress({});
  if (!report) return fail(report.error());
  std::fprintf(stderr, "%d games played, %d found finished in %s\n", report->played, report->found,
               flags.out.c_str());
  for (const std::string& error : report->errors) std::fprintf(stderr, "%s\n", error.c_str());
  return report->errors.empty() ? kFine : kInternal;
}

}  // namespace

void add_sweep(CLI::App& app, int& code) {
  auto flags = std::make_shared<SweepFlags>();
  auto* command = app.add_subcommand(
      "sweep", "Play a shard of many games and keep each as a line of JSON; goes on where it was ended");
  command->add_option("scenario", flags->scenario, "A scenario file, or the name of a shipped one")
      ->required();
  command->add_option("--policies", flags->policies, "Who plays, separated by commas; all if left out")
      ->delimiter(',');
  command->add_option("--seeds", flags->seeds, "One seed or a range: 3 or 1-20")->capture_default_str();
  command->add_option("--shard", flags->shard, "2/8: the second of eight parts")->capture_default_str();
  command->add_option("--out", flags->out, "The folder that the games are kept in")->required();
  add_engine_flags(*command, flags->engine);
  command->callback([flags, &code] { code = sweep(*flags); });
}

}  // namespace partly::cli
