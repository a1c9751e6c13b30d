// partly-sim survey: every strategy plays the same seeds of a scenario; tables of what came of it.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "sim/cli/open_field.h"
#include "sim/survey/survey.h"

namespace partly::cli {
namespace {

struct SurveyFlags {
  std::string scenario, seeds = "1-20", out;
  std::vector<std::string> policies;
  int hunts = 120;
  EngineFlags engine;
  bool json = false;
};

int survey(const SurveyFlags& flags) {
  const auto [opened, problem] = open_field(flags.scenario, flags.seeds, flags.engine);
  if (!opened) return problem;
  const survey::SurveyPlan plan{opened->seeds.first, opened->seeds.second, flags.policies, flags.hunts};
  auto taken = survey::take_survey(*opened->field, plan, [](const std::string& strategy, std::uint64_t seed) {
    show_progress(strategy + ", seed " + std::to_string(seed));
  });
  show_progress({});
  if (!taken) return fail(taken.error());
  taken->run_stats = opened->grounds->run_stats();
  const int code = emit(flags.json ? survey::json_of(*taken) : survey::text_of(*taken), flags.out);
  return code == kFine && !taken->errors.empty() ? kInternal : code;
}

}  // namespace

void add_survey(CLI::App& app, int& code) {
  auto flags = std::make_shared<SurveyFlags>();
  auto* command = app.add_subcommand(
      "survey", "Let every strategy play a scenario: goals, dominance, what happened; checks the books");
  command->add_option("scenario", flags->scenario, "A scenario file, or the name of a shipped one")
      ->required();
  command->add_option("--seeds", flags->seeds, "One seed or a range: 3 or 1-20")->capture_default_str();
  command->add_option("--policies", flags->policies, "Only these strategies; all if left out")
      ->delimiter(',');
  command
      ->add_option("--hunt", flags->hunts,
                   "Games to look for what never happened in the plays; 0: only list it")
      ->check(CLI::Range(0, 100'000))
      ->capture_default_str();
  command->add_flag("--json", flags->json, "Print JSON");
  command->add_option("--out", flags->out, "Write to a file instead of stdout");
  add_engine_flags(*command, flags->engine);
  command->callback([flags, &code] { code = survey(*flags); });
}

}  // namespace partly::cli
