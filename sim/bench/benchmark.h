// A benchmark: the same work done by several implementations, which take samples of their speed in turns.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/bench/bench.h"

namespace partly::bench {

struct Sample {
  double units = 0;
  double seconds = 0;      // by the clock
  double processor_s = 0;  // that the implementation's process used: what a busy machine leaves alone
};

// One way of doing the work. `sample` works for about so many seconds, going on from where it stood.
struct Implementation {
  std::string name;
  std::function<Result<Sample>(double seconds)> sample;
  std::vector<float> losses = {};  // of the first pass over the data, where something is learned
};

struct Benchmark {
  std::string name, what, unit;
  std::vector<Implementation> implementations;  // ours first
  bool by_clock = false;  // several threads, or a graphics card: processor time would not tell
};

// A benchmark before anything was made ready for it.
struct BenchmarkEntry {
  std::string name;
  std::function<Result<Benchmark>()> open;
};

// An implementation within this process: `step` does some of the work and says how many units that was.
Implementation implementation_of(std::string name, std::function<Result<double>()> step);

// An Error where an engine that was asked for is not there.
Result<std::vector<BenchmarkEntry>> list_benchmarks(const Options& options);
Result<Benchmark> forecast_benchmark();

}  // namespace partly::bench
