// A language model in training, in slices of steps. Each step draws kStreams windows of kWindow symbols at
// random, runs them from the state zero, and follows the gradient through the whole window and no further
// (truncated backpropagation through time, Williams and Peng 1990): no state is carried from step to step, so
// that texts can be mixed in any order. The loss is the mean cross-entropy to the next symbol, or to what a
// teacher expected in its place, in nats a symbol.
#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "sim/base/result.h"
#include "sim/learn/phrases/gru.h"
#include "sim/learn/phrases/gru_choice.h"
#include "sim/learn/phrases/text_set.h"

namespace partly::learn::phrases {

// Adam (0.9, 0.999, 1e-8). The learning rate rises over the warm-up and falls along a cosine to `last_share`
// of itself.
struct GruRecipe {
  int steps = 600;
  float learning_rate = 4e-3f;
  int warm_up = 20;
  float last_share = 0.05f;
  float clip = 1;  // longest gradient; a longer one is shortened to it (Pascanu et al. 2013)

  bool operator==(const GruRecipe&) const = default;
};

float rate_at(const GruRecipe& recipe, int step);

struct GruJob {
  GruWeights start;
  std::shared_ptr<const TextSet> texts;
  GruRecipe recipe;
  std::uint64_t window_seed = 0;
};

// Not shared between threads. The same job gives the same bits on one machine, however it is sliced.
class GruRun {
 public:
  // An Error (ErrorKind::usage) where the job cannot be trained at all.
  static Result<GruRun> start(GruJob job, const GruKernels& kernels = best_gru_kernels());
  GruRun(GruRun&&) noexcept;
  GruRun& operator=(GruRun&&) noexcept;
  ~GruRun();

  int steps_done() const;
  bool finished() const;
  // Takes up to `steps` further steps. An Error (a loss that is not finite) ends the run.
  Status advance(int steps);
  const std::vector<float>& losses() const;  // of the batch of every step so far
  GruWeights weights() const;
  std::int64_t symbols_read() const;  // by the steps so far, each as often as a window held it

 private:
  struct State;
  explicit GruRun(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The windows that a run's step (from 0) learns from.
std::vector<WindowPlace> windows_of(const GruJob& job, int step);

// The loss on one batch of kStreams windows and its gradient by every weight, unclipped: for tests and
// pictures.
struct GruGradient {
  double loss = 0;
  std::vector<float> by_weight;  // in the order of the weights
};
GruGradient gradient(const GruWeights& weights, const TextSet& texts, const std::vector<WindowPlace>& windows,
                     const GruKernels& kernels);

}  // namespace partly::learn::phrases
