// Training speed of every engine on this machine, workload by workload, the engines side by side so that
// their ratios mean something on a machine whose speed drifts. steps/s counts the steps of all students.
// partly_bench --benchmark_filter=W1 --benchmark_enable_random_interleaving=true --benchmark_repetitions=3
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "sim/learn/engines.h"
#include "sim/learn/workloads.h"

namespace {

using namespace partly;
using namespace partly::learn;

constexpr int kRunSteps =
    2000;  // then a fresh run begins, so that nobody is timed on a net that is done learning

int slice_of(const Workload& load) {  // some milliseconds on one core
  const double flops = 6.0 * static_cast<double>(load.shape.parameter_count()) * load.batch * load.students;
  return std::clamp(static_cast<int>(1e8 / flops), 16, 64);
}

void train(benchmark::State& state, std::shared_ptr<const Engine> engine, const Workload& load) {
  const PopulationJob job = load.job(kRunSteps);
  const int slice = slice_of(load);
  std::unique_ptr<TrainingRun> run;
  std::int64_t steps = 0;
  for ([[maybe_unused]] auto _ : state) {
    if (!run || run->finished()) {
      state.PauseTiming();
      auto started = engine->start(job);
      if (!started) return state.SkipWithError(started.error().message().c_str());
      run = std::move(*started);
      state.ResumeTiming();
    }
    const int before = run->steps_done();
    if (auto status = run->advance(slice); !status)
      return state.SkipWithError(status.error().message().c_str());
    steps += run->steps_done() - before;
  }
  state.counters["steps/s"] =
      benchmark::Counter(static_cast<double>(steps * load.students), benchmark::Counter::kIsRate);
  state.SetLabel(engine->device());
}

std::vector<std::shared_ptr<const Engine>> engines() {
  std::vector<std::shared_ptr<const Engine>> all{fused_engine()};
  for (const Device device : {Device::cpu, Device::cuda}) {
    if (auto engine = torch_engine(device)) {
      all.push_back(*engine);
    } else {
      std::fprintf(stderr, "left out: %s\n", engine.error().message().c_str());
    }
  }
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  const auto all = engines();
  for (const Workload& load : workloads()) {
    for (const auto& engine : all) {
      const std::string device = engine->device().substr(0, engine->device().find_first_of(" :"));
      auto* timed =
          benchmark::RegisterBenchmark((load.name + "/" + engine->name() + "/" + device).c_str(),
                                       [engine, &load](auto& state) { train(state, engine, load); });
      timed->Unit(benchmark::kMillisecond);
      if (device == "cuda") timed->UseRealTime();
    }
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
