#include "sim/cli/command.h"

#include <sched.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdio>

#include "sim/base/folders.h"
#include "sim/cli/hold_interrupt.h"

namespace partly::cli {

ExitCode exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::internal:
      return kInternal;
    case ErrorKind::usage:
      return kUsage;
    case ErrorKind::invalid_scenario:
      return kInvalidScenario;
    case ErrorKind::file_missing:
      return kFileMissing;
    case ErrorKind::newer_version:
    case ErrorKind::content_missing:
      return kNewerVersion;
    case ErrorKind::device_missing:
      return kDeviceMissing;
    case ErrorKind::mismatch:
      return kMismatch;
    case ErrorKind::interrupted:
      return kInterrupted;
  }
  return kInternal;
}

int fail(const Error& error) {
  std::fprintf(stderr, "partly-sim: %s\n", error.message().c_str());
  return exit_code(error.kind);
}

int cores() {
  cpu_set_t allowed;
  return sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? std::max(1, CPU_COUNT(&allowed)) : 1;
}

Result<learn::EngineRequest> EngineFlags::request() const {
  const auto wanted_device = learn::device_named(device);
  if (!wanted_device) return wanted_device.error();
  const auto wanted_engine = learn::engine_named(engine);
  if (!wanted_engine) return wanted_engine.error();
  return learn::EngineRequest{*wanted_engine, *wanted_device, 1, threads > 0 ? threads : cores()};
}

void add_engine_flags(CLI::App& command, EngineFlags& flags) {
  command.add_option("--device", flags.device, "auto, cpu or cuda")->capture_default_str();
  command
      .add_option("--engine", flags.engine,
                  "auto, fused, torch, or portable: the same bits on every x86 machine")
      ->capture_default_str();
  command.add_option("--threads", flags.threads, "Of the fused engine, for the same bits; 0: one a core")
      ->check(CLI::Range(0, 256))
      ->capture_default_str();
}

std::filesystem::path scenario_path(const std::string& path_or_name) {
  std::filesystem::path path = path_or_name;
  if (!std::filesystem::exists(path) && path_or_name.find('/') == std::string::npos) {
    const auto shipped =
        find_data("scenarios/" + path_or_name + (path.extension() == ".json" ? "" : ".json"));
    if (shipped) path = *shipped;
  }
  return path;
}

namespace {

// Prints every error that reading a file found: the exit code.
int told(const scenario::LoadReport& loaded) {
  for (const auto& issue : loaded.errors) std::fprintf(stderr, "%s\n", issue.text().c_str());
  if (loaded.missing) return kFileMissing;
  return loaded.errors.empty() ? kFine : kInvalidScenario;
}

}  // namespace

std::pair<std::optional<world::Scenario>, int> scenario_argument(const std::string& path_or_name) {
  auto loaded = scenario::load_file(scenario_path(path_or_name));
  const int code = told(loaded);
  return {std::move(loaded.scenario), code};
}

std::pair<scenario::LoadedEither, int> either_scenario_argument(const std::string& path_or_name) {
  auto loaded = scenario::load_either_file(scenario_path(path_or_name));
  const int code = told(loaded);
  return {std::move(loaded), code};
}

Result<std::pair<std::uint64_t, std::uint64_t>> seed_range(const std::string& text) {
  const Error bad{ErrorKind::usage, "\"" + text + "\" is not a range of seeds", "--seeds",
                  "Write 3 or 1-5; at most 10,000 seeds, the first at least 1"};
  const auto number = [](std::string_view part) -> std::uint64_t {
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(part.data(), part.data() + part.size(), value);
    return problem == std::errc{} && end == part.data() + part.size() ? value : 0;
  };
  const std::size_t dash = text.find('-');
  const std::uint64_t first = number(std::string_view(text).substr(0, dash));
  const std::uint64_t last =
      dash == std::string::npos ? first : number(std::string_view(text).substr(dash + 1));
  if (first == 0 || last < first || last - first >= 10'000) return bad;
  return std::pair{first, last};
}

void end_on_interrupt() {
  struct sigaction action {};
  sigaction(SIGINT, nullptr, &action);
  if (action.sa_handler == SIG_IGN) return;  // started in the background: stays so
  action.sa_handler = [](int) {
    constexpr char kSaid[] = "\npartly-sim: Interrupted\n";
    if (write(STDERR_FILENO, kSaid, sizeof kSaid - 1) < 0) _exit(kInterrupted);  // nobody is there to be told
    _exit(kInterrupted);
  };
  sigaction(SIGINT, &action, nullptr);
}

void show_progress(const std::string& line) {
  if (isatty(STDERR_FILENO)) std::fprintf(stderr, "\r\033[K%s", line.c_str());
}

int emit(const std::string& text, const std::string& out_file) {
  if (out_file.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    return kFine;
  }
  const HoldInterrupt hold;
  const auto status = write_atomically(out_file, text);
  return status ? kFine : fail(status.error());
}

}  // namespace partly::cli
