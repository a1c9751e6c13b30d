// The network that the best-known teaching page trains by default, TensorFlow's Playground (Smilkov, Carter,
// Sculley, Viegas, Wattenberg 2017, arXiv 1708.03788): 2-4-2-1, tanh throughout, squared error, plain SGD,
// batches in turn. It is there to be compared with; the game's own networks train in the fused engine.
#pragma once
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/bench/toy_kernel.h"
#include "sim/learn/fused/aligned.h"
#include "sim/learn/network.h"

namespace partly::bench {

struct ToyJob {
  learn::Weights start;     // of shape 2-4-2-1
  std::vector<float> x, y;  // (n, 2) and (n), targets -1 or 1; n a multiple of the batch
  int batch = 10;           // 1 to 16
  float learning_rate = 0.03f;
};

class ToyRun {
 public:
  // An Error where the job is none (ErrorKind::usage) or there are no such kernels
  // (ErrorKind::device_missing).
  static Result<ToyRun> start(const ToyJob& job, const std::string& instruction_set);

  // The loss of each update, (out - y)^2 / 2 on average over its batch, before it.
  std::vector<float> advance(int updates);
  learn::Weights weights() const;

 private:
  ToyRun(const ToyJob& job, ToyUpdates updates);

  ToyUpdates updates_;
  learn::MlpShape shape_;
  learn::fused::AlignedFloats weights_, batches_;
  int batch_count_, next_batch_ = 0;
  float learning_rate_;
};

}  // namespace partly::bench
