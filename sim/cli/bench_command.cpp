// partly-sim bench: how quick our engines are on fixed workloads, side by side with libtorch and PyTorch on
// this machine, on one core. Speeds drift with whatever else a machine does: contenders take turns, round by
// round, time is that of the processor where one thread does the work, the median counts, and only ratios
// within a run mean much.
#include <sched.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "sim/cli/command.h"
#include "sim/cli/contest.h"

namespace partly::cli {
namespace {

constexpr double kSecondsPerTurn = 0.3;

struct BenchFlags {
  std::string filter;
  ContestRules rules;
  int rounds = 5;
  bool json = false, no_python = false;
};

struct Row {
  std::string name;
  std::vector<double> per_second;  // one a round, sorted at the end
  double ratio = 0;                // of ours to this one, median of the rounds
  double loss_gap = 0;             // largest difference to our losses over the first pass, relative
  bool learns = false;

  double median() const { return per_second[per_second.size() / 2]; }
};

double median_of(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

double loss_gap(const std::vector<float>& ours, const std::vector<float>& theirs) {
  double gap = 0;
  for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i)
    gap = std::max(gap, std::abs(double{ours[i]} - theirs[i]) / std::abs(double{ours[i]}));
  return gap;
}

// All on one core, the last that we may use, children as well: nobody wins by a second core.
void stay_on_one_core() {
  cpu_set_t cores;
  if (sched_getaffinity(0, sizeof cores, &cores) != 0) return;
  int last = -1;
  for (int core = 0; core < CPU_SETSIZE; ++core)
    if (CPU_ISSET(core, &cores)) last = core;
  if (last < 0) return;
  CPU_ZERO(&cores);
  CPU_SET(last, &cores);
  sched_setaffinity(0, sizeof cores, &cores);
}

Result<std::vector<Row>> hold(const Benchmark& contest, int rounds) {
  std::vector<Row> rows;
  for (const Implementation& contender : contest.contenders) {
    rows.push_back({contender.name, {}, 0, 0, !contender.losses.empty()});
    rows.back().loss_gap = loss_gap(contest.contenders.front().losses, contender.losses);
  }
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto turn = contest.contenders[i].turn(kSecondsPerTurn);
      if (!turn) return turn.error();
      rows[i].per_second.push_back(turn->units / (contest.by_clock ? turn->seconds : turn->processor_s));
    }
  }
  for (std::size_t i = rows.size(); i-- > 0;) {  // ours last: its rounds are still in their order until then
    std::vector<double> ratios;
    for (std::size_t round = 0; round < rows[i].per_second.size(); ++round)
      ratios.push_back(rows.front().per_second[round] / rows[i].per_second[round]);
    rows[i].ratio = median_of(ratios);
    std::ranges::sort(rows[i].per_second);
  }
  return rows;
}

void print(const Benchmark& contest, const std::vector<Row>& rows) {
  std::printf("\n%s  %s; by %s\n", contest.name.c_str(), contest.what.c_str(),
              contest.by_clock ? "the clock" : "processor time");
  std::printf("  %-44s %12s %23s %9s %9s\n", "", (contest.unit + "/s").c_str(), "slowest..quickest round",
              "ours is", "loss gap");
  for (const Row& row : rows) {
    char gap[32] = "";
    if (row.learns && &row != &rows.front()) std::snprintf(gap, sizeof gap, "%.0e", row.loss_gap);
    std::printf("  %-44s %12.4g %11.4g..%-10.4g %8.1fx %9s\n", row.name.c_str(), row.median(),
                row.per_second.front(), row.per_second.back(), row.ratio, gap);
  }
  for (const KnownSpeed& known : contest.known)
    std::printf("  %-44s %12.4g %23s %8.1fx\n", known.name.c_str(), known.units_per_second, "",
                rows.front().median() / known.units_per_second);
}

Json json_of(const Benchmark& contest, const std::vector<Row>& rows) {
  Json out = {{"workload", contest.name},
              {"what", contest.what},
              {"unit", contest.unit},
              {"by", contest.by_clock ? "clock" : "processor time"},
              {"contenders", Json::array()}};
  for (const Row& row : rows) {
    out["contenders"].push_back({{"name", row.name},
                                 {"per_second", row.median()},
                                 {"low", row.per_second.front()},
                                 {"high", row.per_second.back()},
                                 {"ours_is_times", row.ratio}});
    if (row.learns) out["contenders"].back()["loss_gap"] = row.loss_gap;
  }
  for (const KnownSpeed& known : contest.known)
    out["contenders"].push_back({{"name", known.name},
                                 {"per_second", known.units_per_second},
                                 {"ours_is_times", rows.front().median() / known.units_per_second}});
  return out;
}

int bench(const BenchFlags& flags) {
  auto announced = announce_contests(flags.rules);
  if (!announced) return fail(announced.error());
  std::erase_if(*announced, [&](const auto& a) { return a.name.find(flags.filter) == std::string::npos; });
  if (announced->empty())
    return fail({ErrorKind::usage, "No workload has \"" + flags.filter + "\" in its name", "bench",
                 "Leave the filter out to see them all"});
  if (flags.rules.threads == 1) stay_on_one_core();
  Json list = Json::array();
  for (const Announcement& announcement : *announced) {
    const auto contest = announcement.open();
    if (!contest) return fail(contest.error());
    const auto rows = hold(*contest, flags.rounds);
    if (!rows) return fail(rows.error());
    if (flags.json)
      list.push_back(json_of(*contest, *rows));
    else
      print(*contest, *rows);
  }
  if (flags.json) std::printf("%s\n", list.dump(2).c_str());
  return kFine;
}

}  // namespace

void add_bench(CLI::App& app, int& code) {
  auto flags = std::make_shared<BenchFlags>();
  auto* command = app.add_subcommand(
      "bench", "Measure our engines side by side with libtorch and PyTorch on fixed workloads, one core");
  command->add_option("filter", flags->filter, "Part of a workload's name: W1, W4, ...");
  command
      ->add_option("--device", flags->rules.device,
                   "Of the torch engine: cpu, cuda, or auto for all there are")
      ->capture_default_str();
  command->add_option("--rounds", flags->rounds, "Turns of each contender")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command
      ->add_option("--threads", flags->rules.threads,
                   "Above 1: let a population also train on so many, and pin nobody to one core")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  command->add_flag("--no-python", flags->no_python,
                    "Leave PyTorch out, which is otherwise taken in where python3 has it");
  command->add_flag("--json", flags->json, "Print JSON");
  command->callback([flags, &code] {
    flags->rules.python = !flags->no_python;
    code = bench(*flags);
  });
}

}  // namespace partly::cli
