// partly-sim bench: how quick the engines are on the fixed workloads, side by side on this machine, one
// thread. Speeds drift with whatever else a machine does: rounds are interleaved, the median counts, and only
// ratios within a run mean much. A ratio is to torch on the CPU.
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
  std::string filter, device = "auto";
  bool json = false;
};

struct Row {
  std::string workload, engine;
  std::vector<double> student_steps_per_second;  // one a round
  double first_loss = 0, last_loss = 0;
  double median() {
    std::ranges::sort(student_steps_per_second);
    return student_steps_per_second[student_steps_per_second.size() / 2];
  }
};

int slice_of(const learn::Workload& load) {  // some milliseconds on one core
  const double flops = 6.0 * static_cast<double>(load.shape.parameter_count()) * load.batch * load.students;
  return std::clamp(static_cast<int>(1e8 / flops), 4, 64);
}

// One round: a fresh run, advanced in slices until the time is up. The first slice, which pays for set-up and
// captured graphs, is not timed.
Status measure(const learn::Engine& engine, const learn::Workload& workload, Row& row) {
  constexpr int kSteps = 1'000'000;
  const int slice = slice_of(workload);
  auto run = engine.start(workload.job(kSteps));
  if (!run) return run.error();
  if (auto status = (*run)->advance(slice); !status) return status;
  const auto begin = Clock::now();
  double seconds = 0;
  while (seconds < kSecondsPerRound) {
    if (auto status = (*run)->advance(slice); !status) return status;
    seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  }
  row.student_steps_per_second.push_back(((*run)->steps_done() - slice) * workload.students / seconds);
  const auto losses = (*run)->losses(0);
  row.first_loss = losses.front();
  row.last_loss = losses.back();
  return {};
}

// The fused engine, and torch on the device asked for, or on every device that there is.
Result<std::vector<std::shared_ptr<const learn::Engine>>> engines_on(const std::string& device_name) {
  std::vector<std::shared_ptr<const learn::Engine>> engines{learn::fused_engine()};
  const auto wanted = learn::device_named(device_name);
  if (!wanted) return wanted.error();
  for (const auto device : {learn::Device::cpu, learn::Device::cuda}) {
    if (*wanted != learn::Device::automatic && *wanted != device) continue;
    const auto torch = learn::torch_engine(device);
    if (torch)
      engines.push_back(*torch);
    else if (*wanted == device)
      return torch.error();
    else
      std::fprintf(stderr, "Left out: %s\n", torch.error().message().c_str());
  }
  return engines;
}

int bench(const Flags& flags) {
  const auto all = learn::workloads();
  if (std::ranges::none_of(all,
                           [&](const auto& w) { return w.name.find(flags.filter) != std::string::npos; }))
    return fail({ErrorKind::usage, "No workload has \"" + flags.filter + "\" in its name", "bench",
                 "Leave the filter out to see them all"});
  const auto engines = engines_on(flags.device);
  if (!engines) return fail(engines.error());

  Json list = Json::array();
  if (!flags.json)
    std::printf("%-10s %-34s %16s %10s %9s   %s\n", "workload", "engine", "student-steps/s", "spread",
                "ratio", "loss first -> last");
  for (const auto& workload : all) {
    if (workload.name.find(flags.filter) == std::string::npos) continue;
    std::vector<Row> rows;
    for (const auto& engine : *engines)
      rows.push_back({workload.name, engine->name() + " on " + engine->device(), {}, 0, 0});
    for (int round = 0; round < kRounds; ++round)
      for (std::size_t i = 0; i < rows.size(); ++i)
        if (auto status = measure(*(*engines)[i], workload, rows[i]); !status) return fail(status.error());
    const double reference =
        rows[std::min<std::size_t>(1, rows.size() - 1)].median();  // torch on the CPU where it is there
    for (auto& row : rows) {
      const double speed = row.median(), low = row.student_steps_per_second.front(),
                   high = row.student_steps_per_second.back();
      list.push_back({{"workload", row.workload},
                      {"what", workload.what},
                      {"engine", row.engine},
                      {"student_steps_per_second", speed},
                      {"low", low},
                      {"high", high},
                      {"ratio", speed / reference},
                      {"first_loss", row.first_loss},
                      {"last_loss", row.last_loss}});
      if (!flags.json)
        std::printf("%-10s %-34s %16.0f %9.0f%% %8.1fx   %.4f -> %.4f\n", row.workload.c_str(),
                    row.engine.c_str(), speed, 100 * (high - low) / speed, speed / reference, row.first_loss,
                    row.last_loss);
    }
    if (!flags.json) std::printf("  %s\n", workload.what.c_str());
  }
  if (flags.json) std::printf("%s\n", list.dump(2).c_str());
  return kFine;
}

}  // namespace

void add_bench(CLI::App& app, int& code) {
  auto flags = std::make_shared<Flags>();
  auto* command =
      app.add_subcommand("bench", "Measure the engines side by side on fixed workloads, one thread");
  command->add_option("filter", flags->filter, "Part of a workload's name");
  command->add_option("--device", flags->device, "Of the torch engine: cpu, cuda, or auto for all there are")
      ->capture_default_str();
  command->add_flag("--json", flags->json, "Print JSON");
  command->callback([flags, &code] { code = bench(*flags); });
}

}  // namespace partly::cli
