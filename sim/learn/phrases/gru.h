// The language model of phrases apart from how it is computed: symbol -> embedding -> one layer of gated
// recurrent units -> logits of the next symbol. Gates after Cho et al. 2014 in the variant of cuDNN and
// PyTorch, where the reset gate acts on the recurrent product:
//   r = sigmoid(W_r x + b_r + U_r h + c_r)        z = sigmoid(W_z x + b_z + U_z h + c_z)
//   n = tanh(W_n x + b_n + r (U_n h + c_n))       h' = n + z (h - n)
#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/base/rng.h"
#include "sim/learn/phrases/alphabet.h"

namespace partly::learn::phrases {

inline constexpr int kEmbedding = 32;  // numbers that stand for a symbol

struct GruShape {
  int hidden = 96;

  bool operator==(const GruShape&) const = default;
  std::size_t parameter_count() const;
};

// The seven blocks of parameters, in the order of `values`, matrices row-major; gates in the order r, z, n.
struct GruPlaces {
  explicit GruPlaces(const GruShape& shape);
  std::size_t embedding;       // (symbols, embedding)
  std::size_t input;           // (3 hidden, embedding)   W
  std::size_t recurrent;       // (3 hidden, hidden)      U
  std::size_t input_bias;      // (3 hidden)              b
  std::size_t recurrent_bias;  // (3 hidden)              c
  std::size_t output;          // (symbols, hidden)
  std::size_t output_bias;     // (symbols)
  std::size_t end;
};

struct GruWeights {
  GruShape shape;
  std::vector<float> values;  // parameter_count() of them
};

// PyTorch's defaults: embeddings ~ N(0, 1), everything else uniform within 1 / sqrt(hidden).
GruWeights initial_weights(const GruShape& shape, Rng& rng);

// An Error where the width lies outside 1..1024, the count is another, or a number is not finite.
Status check_weights(const GruWeights& weights);

}  // namespace partly::learn::phrases
