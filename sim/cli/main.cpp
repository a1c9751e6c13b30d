// partly-sim: everything without a window. Each sub-command lives in a file of its own.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "sim/base/version.h"
#include "sim/cli/command.h"

int main(int argc, char** argv) {
  CLI::App app{"Partly without a window: play, check and measure scenarios about model distillation.",
               "partly-sim"};
  app.set_version_flag("--version", std::string("partly-sim ") + partly::kVersion);
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 fine, 1 internal error, 2 usage, 3 invalid scenario, 4 file missing or unreadable, 5 "
      "save too new,\n"
      "6 device or display not available, 7 replay mismatch, 130 interrupted. --json goes to stdout, the "
      "rest to stderr.");
  int code = partly::cli::kFine;
  partly::cli::add_run(app, code);
  partly::cli::add_survey(app, code);
  partly::cli::add_ratio(app, code);
  partly::cli::add_settlements(app, code);
  partly::cli::add_stakes(app, code);
  partly::cli::add_sensitivity(app, code);
  partly::cli::add_map(app, code);
  partly::cli::add_sweep(app, code);
  partly::cli::add_play(app, code);
  partly::cli::add_validate(app, code);
  partly::cli::add_schema(app, code);
  partly::cli::add_replay(app, code);
  partly::cli::add_exhibit(app, code);
  partly::cli::add_explain(app, code);
  partly::cli::add_forecast(app, code);
  partly::cli::add_fork(app, code);
  partly::cli::add_luck(app, code);
  partly::cli::add_turning_points(app, code);
  partly::cli::add_verdicts(app, code);
  partly::cli::add_train(app, code);
  partly::cli::add_hinton(app, code);
  partly::cli::add_doctor(app, code);
  partly::cli::add_bench(app, code);
  partly::cli::add_phenomena(app, code);
  partly::cli::add_lesson(app, code);
  partly::cli::add_golden(app, code);
  partly::cli::add_sources(app, code);
  partly::cli::add_course(app, code);
  partly::cli::end_on_interrupt();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    const bool asked_for_help = app.exit(problem) == 0;
    return asked_for_help ? partly::cli::kFine : partly::cli::kUsage;
  }
  // A full disk or a closed pipe must not look like success.
  if (std::fflush(stdout) != 0 || std::ferror(stdout)) {
    std::fprintf(stderr, "partly-sim: Standard output could not be written\n");
    return code == partly::cli::kFine ? partly::cli::kFileMissing : code;
  }
  return code;
}
