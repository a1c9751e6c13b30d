// What a multilayer perceptron is, apart from how any engine computes it: its shape and its weights in a
// plain layout that every engine reads and writes. ReLU between layers, logits at the end.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "sim/base/rng.h"

namespace partly::learn {

struct MlpShape {
  std::vector<int> widths;  // inputs, hidden..., outputs; at least two entries, each > 0

  bool operator==(const MlpShape&) const = default;
  int inputs() const { return widths.front(); }
  int outputs() const { return widths.back(); }
  std::size_t layer_count() const { return widths.size() - 1; }
  std::size_t parameter_count() const;  // weights and biases
};

// Layer after layer: W (out, in) row-major, then b (out).
struct Weights {
  MlpShape shape;
  std::vector<float> values;  // parameter_count() of them

  std::span<const float> matrix(std::size_t layer) const;
  std::span<const float> bias(std::size_t layer) const;
  std::span<float> matrix(std::size_t layer);
  std::span<float> bias(std::size_t layer);
};

// The variance of the first weights, as a share of 1/fan_in: 2 after He et al. 2015; 1 as in Cloud et al.
// 2025.
enum class InitialSpread { he, fan_in };

// Weights ~ N(0, 2/fan_in) or N(0, 1/fan_in), biases 0.
Weights initial_weights(const MlpShape& shape, Rng& rng, InitialSpread spread = InitialSpread::he);

// The plain reference forward pass, (n, inputs) -> (n, outputs), for tests and for machines of any kind.
std::vector<float> reference_logits(const Weights& weights, std::span<const float> x);

}  // namespace partly::learn
