// One batch of windows forward and backward through a language model: the loss and the gradient by every
// parameter.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "sim/learn/fused/aligned.h"
#include "sim/learn/phrases/packed_gru.h"
#include "sim/learn/phrases/text_set.h"

namespace partly::learn::phrases {

class GruPass {
 public:
  GruPass(const GruKernels& kernels, const GruLayout& layout);

  // The mean loss of kStreams windows in nats a symbol; gradient() is its gradient afterwards.
  float run(const PackedGru& net, const fused::AlignedFloats& parameters, const TextSet& texts,
            const std::vector<WindowPlace>& windows);
  const fused::AlignedFloats& gradient() const { return gradient_; }  // laid out as GruLayout says

 private:
  void read_symbols(const TextSet& texts, const std::vector<WindowPlace>& windows);
  void set_target(const TextPiece& piece, std::size_t place, int stream);
  void forward(const PackedGru& net);
  float losses(const TextSet& texts, const std::vector<WindowPlace>& windows);
  void backward(const PackedGru& net);
  void add_gate_gradients(int first_time);
  void add_output_gradients();
  void add_input_gradients(const fused::AlignedFloats& parameters);

  // Rows of one time step out of a block that holds all of them.
  float* at(fused::AlignedFloats& block, int time) { return block.data() + time * row_; }
  float* logits_at(int time) {
    return logits_.data() + static_cast<std::size_t>(time) * kOutputRows * kStreams;
  }
  const float* columns_at(int time) const {
    return hidden_columns_.data() + static_cast<std::size_t>(time) * kStreams * layout_.columns;
  }

  const GruKernels* kernels_;
  GruLayout layout_;
  std::size_t row_;  // floats of the activations of one time step
  alignas(64) std::array<std::int32_t,
                         std::size_t{kWindow} * kStreams> symbols_;  // what goes in, (kWindow, kStreams)
  fused::AlignedFloats hidden_;          // (kWindow + 1, units, kStreams), the first zero
  fused::AlignedFloats hidden_columns_;  // the same, (kWindow + 1, kStreams, columns)
  fused::AlignedFloats reset_, update_, candidate_, recurrent_candidate_;
  fused::AlignedFloats logits_;   // (kWindow, kOutputRows, kStreams), then their gradient
  fused::AlignedFloats gates_;    // gradients by the gates of some time steps
  fused::AlignedFloats one_hot_;  // (kWindow, kStreams, kStreams) which symbol went in
  fused::AlignedFloats d_hidden_;
  fused::AlignedFloats by_symbol_;  // (3 units, kStreams) gradient by the table of the input
  fused::AlignedFloats target_, hard_, zero_, loss_scratch_;
  fused::AlignedFloats gradient_;
};

}  // namespace partly::learn::phrases
