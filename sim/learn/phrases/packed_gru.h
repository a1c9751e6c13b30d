// A language model laid out for one table of kernels: the parameters in padded blocks, as Adam moves them,
// and the same numbers packed in the order in which the products read them. Packing costs a step about one
// part in fifty.
#pragma once
#include <cstddef>

#include "sim/learn/fused/aligned.h"
#include "sim/learn/phrases/gru.h"
#include "sim/learn/phrases/gru_kernels.h"

namespace partly::learn::phrases {

inline constexpr int kOutputRows = 36;  // kSymbols, padded to kUnitPad

// Where the padded blocks of parameters lie, in floats. What is added is 0 and stays 0.
struct GruLayout {
  explicit GruLayout(const GruShape& shape);

  GruShape shape;
  int units;                   // hidden units, padded to kUnitPad
  int columns;                 // units, padded to kColumnPad
  std::size_t embedding;       // (kStreams, kEmbedding)
  std::size_t input;           // (3 units, kEmbedding)
  std::size_t recurrent;       // (3 units, columns)
  std::size_t input_bias;      // (3 units)
  std::size_t recurrent_bias;  // (3 units)
  std::size_t output;          // (kOutputRows, columns)
  std::size_t output_bias;     // (kOutputRows)
  std::size_t size;            // a multiple of 16

  // Of the recurrent biases, the part that stands within the reset gate: (units).
  std::size_t candidate_bias() const { return recurrent_bias + std::size_t{2} * units; }

  fused::AlignedFloats pack(const GruWeights& weights) const;
  GruWeights unpack(const fused::AlignedFloats& block) const;

 private:
  template <class Visit>
  void visit(Visit&& visit) const;  // (index in the plain layout, index in the block) of every parameter
};

// What the products read. refresh() after every change of the parameters.
class PackedGru {
 public:
  PackedGru(const GruKernels& kernels, const GruLayout& layout);
  void refresh(const fused::AlignedFloats& parameters);

  // A step of all streams: (units, kStreams) `before` to `after`, and what the step backward needs of the
  // gates.
  struct Gates {
    float *reset, *update, *candidate, *recurrent_candidate;
  };
  void step(const std::int32_t* symbols, const float* before, float* after, const Gates& gates) const;
  void logits(const float* hidden, float* out) const;  // (kOutputRows, kStreams)

  // hidden (units, kStreams) += U^T of the first three rows of gates; += output^T d_logits.
  void back_through_gates(const float* gates, float* hidden) const;
  void back_through_output(const float* d_logits, float* hidden) const;

 private:
  void pack_recurrent(const float* matrix);
  void pack_output(const float* matrix);
  void make_table(const float* parameters);

  const GruKernels* kernels_;
  GruLayout layout_;
  fused::AlignedFloats recurrent_, recurrent_transposed_, output_, output_transposed_, output_bias_;
  fused::AlignedFloats table_;           // (3, units, kStreams)
  fused::AlignedFloats candidate_bias_;  // (units)
};

}  // namespace partly::learn::phrases
