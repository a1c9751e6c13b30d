// What the kernel of a toy network (toy.h) reads and writes.
#pragma once

namespace partly::bench {

inline constexpr int kToyWeights = 25;  // 2-4-2-1 with biases, in the order of Weights::values
inline constexpr int kToyPlaces =
    32;  // the weights in whole vectors; the first place behind them holds the loss
inline constexpr int kToyColumns = 16;  // room for the examples of a batch
inline constexpr int kToyRows = 4;      // of a batch: both inputs, the target, 1 / batch (0: no example)

struct ToyTask {
  float* weights;        // kToyPlaces, aligned
  const float* batches;  // (batches, kToyRows, kToyColumns), aligned
  int batch_count;
  int next_batch;  // in turn
  float learning_rate;
  float* losses;  // one an update
};

// Takes so many updates, one a batch. One function for each instruction set, from one source
// (toy_kernel.inl).
using ToyUpdates = void (*)(ToyTask& task, int updates);
void toy_updates_baseline(ToyTask& task, int updates);
#if defined(__x86_64__)
void toy_updates_avx2(ToyTask& task, int updates);
void toy_updates_avx512(ToyTask& task, int updates);
#endif

}  // namespace partly::bench
