// Forward, backward and SGD of a 2-4-2-1 network whose whole batch lies in one to four vectors. Compiled once
// for each instruction set: see vectors.inl.
#pragma once
#include "sim/base/vectors.inl"
#include "sim/bench/toy_kernel.h"

namespace partly::bench {
namespace {

// Where the weights of each layer begin.
constexpr int kW1 = 0, kB1 = 8, kW2 = 12, kB2 = 20, kW3 = 22, kB3 = 24, kLoss = kToyWeights;

template <int L>
PARTLY_INLINE typename Vectors<L>::F tanh(typename Vectors<L>::F x) {
  return 1.0f - 2.0f / (Vectors<L>::exp(2.0f * x) + 1.0f);
}

// Adds the gradient by every weight over L examples, still spread over the lanes, and the loss.
template <int L>
PARTLY_INLINE void toy_gradient(const float* w, const float* batch,
                                typename Vectors<L>::F (&sum)[kToyPlaces]) {
  using S = Vectors<L>;
  using F = typename S::F;
  const F x0 = S::load(batch), x1 = S::load(batch + kToyColumns), y = S::load(batch + 2 * kToyColumns),
          share = S::load(batch + 3 * kToyColumns);
  F a[4], h[2], da[4], dh[2];
  for (int i = 0; i < 4; ++i) a[i] = tanh<L>(w[kW1 + 2 * i] * x0 + w[kW1 + 2 * i + 1] * x1 + w[kB1 + i]);
  for (int j = 0; j < 2; ++j) {
    const float* row = w + kW2 + 4 * j;
    h[j] = tanh<L>((row[0] * a[0] + row[1] * a[1]) + (row[2] * a[2] + row[3] * a[3]) + w[kB2 + j]);
  }
  const F out = tanh<L>(w[kW3] * h[0] + w[kW3 + 1] * h[1] + w[kB3]);
  const F error = out - y, d = share * error * (1.0f - out * out);
  for (int j = 0; j < 2; ++j) dh[j] = d * w[kW3 + j] * (1.0f - h[j] * h[j]);
  for (int i = 0; i < 4; ++i) da[i] = (dh[0] * w[kW2 + i] + dh[1] * w[kW2 + 4 + i]) * (1.0f - a[i] * a[i]);
  for (int i = 0; i < 4; ++i) {
    sum[kW1 + 2 * i] += da[i] * x0;
    sum[kW1 + 2 * i + 1] += da[i] * x1;
    sum[kB1 + i] += da[i];
    for (int j = 0; j < 2; ++j) sum[kW2 + 4 * j + i] += dh[j] * a[i];
  }
  for (int j = 0; j < 2; ++j) {
    sum[kB2 + j] += dh[j];
    sum[kW3 + j] += d * h[j];
  }
  sum[kB3] += d;
  sum[kLoss] += 0.5f * share * error * error;
}

template <int L>
void toy_updates(ToyTask& task, int updates) {
  using S = Vectors<L>;
  using F = typename S::F;
  float* const w = task.weights;
  for (int u = 0; u < updates; ++u) {
    const float* batch = task.batches + task.next_batch * kToyRows * kToyColumns;
    task.next_batch = task.next_batch + 1 == task.batch_count ? 0 : task.next_batch + 1;
    F sum[kToyPlaces] = {};
    for (int column = 0; column < kToyColumns; column += L) toy_gradient<L>(w, batch + column, sum);
    for (int first = 0; first < kToyPlaces; first += L) {
      F part[L];
      for (int l = 0; l < L; ++l) part[l] = sum[first + l];
      const F gradient = S::reduce(part);
      if (first <= kLoss && kLoss < first + L) task.losses[u] = gradient[kLoss - first];
      S::store(w + first, S::load(w + first) - task.learning_rate * gradient);
    }
  }
}

}  // namespace
}  // namespace partly::bench
