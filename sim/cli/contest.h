// What partly-sim bench measures: contests between several ways of doing the same work.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "sim/base/result.h"

namespace partly::cli {

struct Turn {
  double units = 0;
  double seconds = 0;      // by the clock
  double processor_s = 0;  // that the contender's process used: what a busy machine leaves alone
};

// One way of doing the work. `turn` works for about so many seconds, going on from where it stood.
struct Implementation {
  std::string name;
  std::function<Result<Turn>(double seconds)> turn;
  std::vector<float> losses = {};  // of the first pass over the data, where something is learned
};

// A speed that is not measured here.
struct KnownSpeed {
  std::string name;
  double units_per_second = 0;
};

struct Benchmark {
  std::string name, what, unit;
  std::vector<Implementation> contenders;
  std::vector<KnownSpeed> known = {};
  bool by_clock = false;  // several threads, or a graphics card: processor time would not tell
};

struct ContestRules {
  std::string device = "auto";  // of the torch engine
  bool python = true;           // take PyTorch in where python3 has it
  int threads = 1;              // above 1: populations also with the fused engine on so many
};

// A contest before anybody came to it.
struct Announcement {
  std::string name;
  std::function<Result<Benchmark>()> open;
};

Result<Benchmark> forecast_contest();

// An Error where an engine that was asked for is not there.
Result<std::vector<Announcement>> announce_contests(const ContestRules& rules);

}  // namespace partly::cli
