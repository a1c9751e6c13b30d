// partly-sim bench: how quick the engines are on the fixed workloads, side by side on this machine, one
// thread. Speeds drift with whatever else a machine does: rounds are interleaved and only ratios within a run
// mean much.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "sim/cli/command.h"
#include "sim/learn/workloads.h"

namespace partly::cli {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kRounds = 3;
constexpr double kSecondsPerRound = 0.3;

struct Flags {
  std::string filter, device = "cpu";
  bool json = false;
};

struct Row {
  std::string workload, engine;
  std::vector<double> student_steps_per_second;
  double first_loss = 0, last_loss = 0;
  double median() {
    std::ranges::sort(student_steps_per_second);
    return student_steps_per_second[student_steps_per_second.size() / 2];
  }
};

// One round: a fresh run, advanced in slices until the time is up.
Status measure(const learn::Engine& engine, const learn::Workload& workload, Row& row) {
  constexpr int kSteps = 1'000'000;
  auto run = engine.start(workload.job(kSteps));
  if (!run) return run.error();
  if (auto status = (*run)->advance(2); !status) return status;
  const auto begin = Clock::now();
  double seconds = 0;
  while (seconds < kSecondsPerRound) {
    if (auto status = (*run)->advance(8); !status) return status;
    seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  }
  row.student_steps_per_second.push_back(((*run)->steps_done() - 2) * workload.students / seconds);
  const auto losses = (*run)->losses(0);
  row.first_loss = losses.front();
  row.last_loss = losses.back();
  return {};
}

int bench(const Flags& flags) {
  std::vector<std::shared_ptr<const learn::Engine>> engines{learn::fused_engine()};
  const auto device = learn::device_named(flags.device);
  if (!device) return fail(device.error());
  const auto torch = learn::torch_engine(*device);
  if (torch)
    engines.push_back(*torch);
  else
    std::fprintf(stderr, "Without the torch engine: %s\n", torch.error().message().c_str());

  Json list = Json::array();
  if (!flags.json)
    std::printf("%-10s %-34s %16s %10s   %s\n", "workload", "engine", "student-steps/s", "ratio",
                "loss first -> last");
  for (const auto& workload : learn::workloads()) {
    if (workload.name.find(flags.filter) == std::string::npos) continue;
    std::vector<Row> rows;
    for (const auto& engine : engines)
      rows.push_back({workload.name, engine->name() + " on " + engine->device(), {}, 0, 0});
    for (int round = 0; round < kRounds; ++round)
      for (std::size_t i = 0; i < engines.size(); ++i)
        if (auto status = measure(*engines[i], workload, rows[i]); !status) return fail(status.error());
    for (auto& row : rows) {
      const double ratio = row.median() / rows.back().median();
      list.push_back({{"workload", row.workload},
                      {"engine", row.engine},
                      {"student_steps_per_second", row.median()},
                      {"low", row.student_steps_per_second.front()},
                      {"high", row.student_steps_per_second.back()},
                      {"ratio", ratio},
                      {"first_loss", row.first_loss},
                      {"last_loss", row.last_loss}});
      if (!flags.json)
        std::printf("%-10s %-34s %16.0f %9.1fx   %.4f -> %.4f\n", row.workload.c_str(), row.engine.c_str(),
                    row.median(), ratio, row.first_loss, row.last_loss);
    }
  }
  if (list.empty())
    return fail({ErrorKind::usage, "No workload has \"" + flags.filter + "\" in its name", "bench",
                 "Leave the filter out to see them all"});
  if (flags.json) std::printf("%s\n", list.dump(2).c_str());
  return kFine;
}

}  // namespace

void add_bench(CLI::App& app, int& code) {
  auto flags = std::make_shared<Flags>();
  auto* command =
      app.add_subcommand("bench", "Measure the engines side by side on fixed workloads, one thread");
  command->add_option("filter", flags->filter, "Part of a workload's name");
  command->add_option("--device", flags->device, "Of the torch engine: auto, cpu or cuda")
      ->capture_default_str();
  command->add_flag("--json", flags->json, "Print JSON");
  command->callback([flags, &code] { code = bench(*flags); });
}

}  // namespace partly::cli
