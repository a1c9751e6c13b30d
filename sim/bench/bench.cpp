// Speeds drift with whatever else a machine does: implementations take samples in turns, round by round, time
// is that of the processor where one thread does the work, the median counts, and only ratios within a run
// mean much.
#include "sim/bench/bench.h"

#include <sched.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>

#include "sim/bench/benchmark.h"

namespace partly::bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr double kSecondsPerSample = 0.3;

double processor_s() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + 1e-9 * static_cast<double>(used.tv_nsec);
}

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

Result<Sample> work_for(double seconds, const std::function<Result<double>()>& step) {
  Sample sample;
  const auto begin = Clock::now();
  const double used = processor_s();
  while (sample.seconds < seconds) {
    const auto units = step();
    if (!units) return units.error();
    sample.units += *units;
    sample.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
  }
  sample.processor_s = processor_s() - used;
  return sample;
}

// Fills in what follows from the rounds, which stand in their order, and sorts them.
void conclude(std::vector<Row>& rows) {
  for (std::size_t i = rows.size(); i-- > 0;) {  // ours last: its rounds are still in their order until then
    std::vector<double> ratios;
    for (std::size_t round = 0; round < rows[i].per_second.size(); ++round)
      ratios.push_back(rows.front().per_second[round] / rows[i].per_second[round]);
    rows[i].ratio = median_of(ratios);
    std::ranges::sort(rows[i].per_second);
  }
}

Result<Comparison> measure(const Benchmark& benchmark, int rounds) {
  Comparison comparison{benchmark.name, benchmark.what, benchmark.unit, benchmark.by_clock, {}};
  for (const Implementation& implementation : benchmark.implementations)
    comparison.rows.push_back({implementation.name,
                               {},
                               0,
                               loss_gap(benchmark.implementations.front().losses, implementation.losses),
                               !implementation.losses.empty()});
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < comparison.rows.size(); ++i) {
      const auto sample = benchmark.implementations[i].sample(kSecondsPerSample);
      if (!sample) return sample.error();
      comparison.rows[i].per_second.push_back(sample->units /
                                              (benchmark.by_clock ? sample->seconds : sample->processor_s));
    }
  }
  conclude(comparison.rows);
  return comparison;
}

}  // namespace

Implementation implementation_of(std::string name, std::function<Result<double>()> step) {
  return {std::move(name), [step = std::move(step)](double seconds) { return work_for(seconds, step); }};
}

Status compare(const Options& options, const std::function<void(const Comparison&)>& done) {
  auto entries = list_benchmarks(options);
  if (!entries) return entries.error();
  std::erase_if(*entries, [&](const auto& e) { return e.name.find(options.filter) == std::string::npos; });
  if (entries->empty())
    return Error{ErrorKind::usage, "No workload has \"" + options.filter + "\" in its name", "bench",
                 "Leave the filter out to see them all"};
  if (options.threads == 1) stay_on_one_core();
  for (const BenchmarkEntry& entry : *entries) {
    const auto benchmark = entry.open();
    if (!benchmark) return benchmark.error();
    const auto comparison = measure(*benchmark, options.rounds);
    if (!comparison) return comparison.error();
    done(*comparison);
  }
  return {};
}

}  // namespace partly::bench
