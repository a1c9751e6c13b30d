// How quick our engines are on fixed workloads, side by side with libtorch and PyTorch on this machine. The
// one header of this room that others see; what is compared, and how, stays inside.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "sim/base/result.h"

namespace partly::bench {

struct Options {
  std::string filter;           // part of a benchmark's name; empty: all
  std::string device = "auto";  // of the torch engine: cpu, cuda, or auto for all there are
  int rounds = 5;
  int threads = 1;     // above 1: populations also with the fused engine on so many, and nobody is pinned
  bool python = true;  // take PyTorch in where python3 has it
};

// What one implementation did. All figures are of this run: nothing is compared with a speed from elsewhere.
struct Row {
  std::string name;
  std::vector<double> per_second;  // one a round, sorted
  double ratio = 0;                // of ours to this one, median over the rounds
  double loss_gap = 0;             // largest difference to our losses over the first pass, relative
  bool learns = false;

  double median() const { return per_second[per_second.size() / 2]; }
};

struct Comparison {
  std::string name, what, unit;
  bool by_clock = false;  // else by processor time
  std::vector<Row> rows;  // ours first
};

// Measures one benchmark after the other and hands over each as it is done. An Error where no benchmark has
// the filter in its name, an engine that was asked for is not there, or an implementation fails.
Status compare(const Options& options, const std::function<void(const Comparison&)>& done);

}  // namespace partly::bench
