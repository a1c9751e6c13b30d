// partly-sim replay: plays a save again. Always checks that log and hashes agree; with --verify it trains
// every network again and compares the measurements as well.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "sim/cli/command.h"
#include "sim/session/save.h"
#include "sim/session/verify.h"

namespace partly::cli {
namespace {

struct ReplayFlags {
  std::string save;
  bool verify = false, json = false;
  EngineFlags engine;
};

int replay(const ReplayFlags& flags) {
  const auto request = flags.engine.request();
  if (!request) return fail(request.error());
  const auto report = session::replay(flags.save, *request, flags.verify);
  if (!report) return fail(report.error());
  if (flags.json) {
    const Json json = {{"save", flags.save},
                       {"quarters", report->quarters},
                       {"jobs_retrained", report->jobs},
                       {"largest_difference", report->largest_difference},
                       {"tolerance", report->tolerance},
                       {"saved_with", report->saved_with},
                       {"verified_with", report->verified_with},
                       {"match", report->match}};
    std::printf("%s\n", json.dump(2).c_str());
  } else {
    std::printf("%d quarters replay to the same state.\n", report->quarters);
    if (flags.verify)
      std::printf(
          "%d jobs trained again with %s (saved with %s): largest difference of a measured share %.2g, "
          "tolerance %.2g: %s\n",
          report->jobs, report->verified_with.c_str(), report->saved_with.c_str(), report->largest_difference,
          report->tolerance, report->match ? "match" : "MISMATCH");
  }
  return report->match ? kFine : kMismatch;
}

}  // namespace

void add_replay(CLI::App& app, int& code) {
  auto flags = std::make_shared<ReplayFlags>();
  auto* command = app.add_subcommand("replay", "Play a save again and check it");
  command->add_option("save", flags->save, "A save file")->required();
  command->add_flag("--verify", flags->verify, "Train every network again and compare the measurements");
  command->add_flag("--json", flags->json, "Print JSON");
  add_engine_flags(*command, flags->engine);
  command->callback([flags, &code] { code = replay(*flags); });
}

}  // namespace partly::cli
