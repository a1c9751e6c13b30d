// What every sub-command of partly-sim shares: exit codes, the scenario argument, output to stdout or a file.
// JSON goes to stdout and nothing else does; messages and progress go to stderr.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>

#include "sim/base/json_values.h"
#include "sim/base/result.h"
#include "sim/learn/engines.h"
#include "sim/scenario/rule_maker.h"

namespace CLI {
class App;
}

namespace partly::cli {

enum ExitCode {
  kFine = 0,
  kInternal = 1,
  kUsage = 2,
  kInvalidScenario = 3,
  kFileMissing = 4,
  kNewerVersion = 5,
  kDeviceMissing = 6,
  kMismatch = 7,
  kInterrupted = 130,
};
ExitCode exit_code(ErrorKind kind);

// Prints the error to stderr and returns its exit code.
int fail(const Error& error);

int cores();  // that this program may use

struct EngineFlags {
  std::string device = "auto", engine = "auto";
  int threads = 0;  // 0: one a core
  Result<learn::EngineRequest> request() const;
};
void add_engine_flags(CLI::App& command, EngineFlags& flags);

// A file, or the name of a shipped scenario ("the-shortcut").
std::filesystem::path scenario_path(const std::string& path_or_name);
// Prints every error of the file and returns the
// exit code where there is no scenario to give.
std::pair<std::optional<world::Scenario>, int> scenario_argument(const std::string& path_or_name);

// The same, of either kind.
std::pair<scenario::LoadedEither, int> either_scenario_argument(const std::string& path_or_name);

// What partly-sim run is asked for.
struct RunFlags {
  std::string scenario, policy, seeds = "1", out;  // no policy: the usual one of the scenario's role
  EngineFlags engine;
  bool json = false;
};
// The part of it for a rule maker's scenario: the exit code.
int run_rule_maker(const RunFlags& flags, const scenario::RuleMaker& scenario);

// "3" or "1-5"; at most 10,000 of them.
Result<std::pair<std::uint64_t, std::uint64_t>> seed_range(const std::string& text);

// Ctrl-C ends the program at once with kInterrupted, but not in the middle of a file that emit() writes.
void end_on_interrupt();

// Progress for a person at a terminal: replaces the line shown before; nothing where stderr goes to a file.
void show_progress(const std::string& line);

// To stdout, or to a file that is written whole or not at all.
int emit(const std::string& text, const std::string& out_file);

// One function a sub-command: adds its options to `app` and, once parsed, leaves its exit code in `code`.
void add_run(CLI::App& app, int& code);
void add_play(CLI::App& app, int& code);
void add_validate(CLI::App& app, int& code);
void add_schema(CLI::App& app, int& code);
void add_replay(CLI::App& app, int& code);
void add_exhibit(CLI::App& app, int& code);
void add_train(CLI::App& app, int& code);
void add_hinton(CLI::App& app, int& code);
void add_doctor(CLI::App& app, int& code);
void add_bench(CLI::App& app, int& code);
void add_phenomena(CLI::App& app, int& code);
void add_lesson(CLI::App& app, int& code);
void add_golden(CLI::App& app, int& code);
void add_explain(CLI::App& app, int& code);
void add_forecast(CLI::App& app, int& code);
void add_fork(CLI::App& app, int& code);
void add_luck(CLI::App& app, int& code);
void add_turning_points(CLI::App& app, int& code);
void add_verdicts(CLI::App& app, int& code);
void add_survey(CLI::App& app, int& code);
void add_ratio(CLI::App& app, int& code);
void add_settlements(CLI::App& app, int& code);
void add_stakes(CLI::App& app, int& code);
void add_sensitivity(CLI::App& app, int& code);
void add_map(CLI::App& app, int& code);
void add_sweep(CLI::App& app, int& code);
void add_sources(CLI::App& app, int& code);
void add_course(CLI::App& app, int& code);

}  // namespace partly::cli
