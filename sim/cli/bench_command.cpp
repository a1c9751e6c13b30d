// partly-sim bench: what sim/bench measures, as a table or as JSON.
#include <CLI/CLI.hpp>
#include <cstdio>

#include "sim/bench/bench.h"
#include "sim/cli/command.h"

namespace partly::cli {
namespace {

void print(const bench::Comparison& comparison) {
  std::printf("\n%s  %s; by %s\n", comparison.name.c_str(), comparison.what.c_str(),
              comparison.by_clock ? "the clock" : "processor time");
  std::printf("  %-44s %12s %23s %9s %9s\n", "", (comparison.unit + "/s").c_str(), "slowest..quickest round",
              "ours is", "loss gap");
  for (const bench::Row& row : comparison.rows) {
    char gap[32] = "";
    if (row.learns && &row != &comparison.rows.front()) std::snprintf(gap, sizeof gap, "%.0e", row.loss_gap);
    std::printf("  %-44s %12.4g %11.4g..%-10.4g %8.1fx %9s\n", row.name.c_str(), row.median(),
                row.per_second.front(), row.per_second.back(), row.ratio, gap);
  }
}

Json json_of(const bench::Comparison& comparison) {
  Json out = {{"workload", comparison.name},
              {"what", comparison.what},
              {"unit", comparison.unit},
              {"by", comparison.by_clock ? "clock" : "processor time"},
              {"implementations", Json::array()}};
  for (const bench::Row& row : comparison.rows) {
    out["implementations"].push_back({{"name", row.name},
                                      {"per_second", row.median()},
                                      {"low", row.per_second.front()},
                                      {"high", row.per_second.back()},
                                      {"ours_is_times", row.ratio}});
    if (row.learns) out["implementations"].back()["loss_gap"] = row.loss_gap;
  }
  return out;
}

int run_bench(const bench::Options& options, bool as_json) {
  Json list = Json::array();
  const auto status = bench::compare(options, [&](const bench::Comparison& comparison) {
    as_json ? list.push_back(json_of(comparison)) : print(comparison);
  });
  if (!status) return fail(status.error());
  if (as_json) std::printf("%s\n", list.dump(2).c_str());
  return kFine;
}

}  // namespace

void add_bench(CLI::App& app, int& code) {
  struct Flags {
    bench::Options options;
    bool json = false, no_python = false;
  };
  auto flags = std::make_shared<Flags>();
  bench::Options& options = flags->options;
  auto* command = app.add_subcommand(
      "bench", "Measure our engines side by side with libtorch and PyTorch on fixed workloads, one core");
  command->add_option("filter", options.filter, "Part of a workload's name: W1, W4, ...");
  command->add_option("--device", options.device, "Of the torch engine: cpu, cuda, or auto for all there are")
      ->capture_default_str();
  command->add_option("--rounds", options.rounds, "Samples of each implementation")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command
      ->add_option("--threads", options.threads,
                   "Above 1: let a population also train on so many, and pin nobody to one core")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  command->add_flag("--no-python", flags->no_python,
                    "Leave PyTorch out, which is otherwise taken in where python3 has it");
  command->add_flag("--json", flags->json, "Print JSON");
  command->callback([flags, &code] {
    flags->options.python = !flags->no_python;
    code = run_bench(flags->options, flags->json);
  });
}

}  // namespace partly::cli
