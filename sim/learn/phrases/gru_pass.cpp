#include "sim/learn/phrases/gru_pass.h"

#include <algorithm>

namespace partly::learn::phrases {
namespace {

constexpr int kChunk =
    8;  // time steps whose gate gradients are kept before they are spent: they stay in the cache
static_assert(kWindow % kChunk == 0);

std::size_t floats(int rows, int times = 1) { return static_cast<std::size_t>(rows) * times * kStreams; }

}  // namespace

GruPass::GruPass(const GruKernels& kernels, const GruLayout& layout)
    : kernels_(&kernels),
      layout_(layout),
      row_(floats(layout.units)),
      symbols_{},
      hidden_(floats(layout.units, kWindow + 1)),
      hidden_columns_(floats(layout.columns, kWindow + 1)),
      reset_(floats(layout.units, kWindow)),
      update_(floats(layout.units, kWindow)),
      candidate_(floats(layout.units, kWindow)),
      recurrent_candidate_(floats(layout.units, kWindow)),
      logits_(floats(kOutputRows, kWindow)),
      gates_(floats(4 * layout.units, kChunk)),
      one_hot_(floats(kStreams, kWindow)),
      d_hidden_(floats(layout.units)),
      by_symbol_(floats(3 * layout.units)),
      target_(floats(kSymbols)),
      hard_(kStreams),
      zero_(kStreams),
      loss_scratch_(floats(kSymbols)),
      gradient_(layout.size) {}

float GruPass::run(const PackedGru& net, const fused::AlignedFloats& parameters, const TextSet& texts,
                   const std::vector<WindowPlace>& windows) {
  std::fill_n(gradient_.data(), gradient_.size(), 0.0f);
  std::fill_n(by_symbol_.data(), by_symbol_.size(), 0.0f);
  read_symbols(texts, windows);
  forward(net);
  const float loss = losses(texts, windows);
  add_output_gradients();
  backward(net);
  add_input_gradients(parameters);
  return loss;
}

void GruPass::read_symbols(const TextSet& texts, const std::vector<WindowPlace>& windows) {
  std::fill_n(one_hot_.data(), one_hot_.size(), 0.0f);
  for (int stream = 0; stream < kStreams; ++stream) {
    const Symbol* text = texts.pieces[windows[stream].piece].text.data() + windows[stream].first;
    for (int time = 0; time < kWindow; ++time) {
      const int place = time * kStreams + stream;
      symbols_[place] = text[time];
      one_hot_[static_cast<std::size_t>(place) * kStreams + text[time]] = 1;
    }
  }
}

void GruPass::forward(const PackedGru& net) {
  for (int time = 0; time < kWindow; ++time) {
    net.step(symbols_.data() + static_cast<std::ptrdiff_t>(time) * kStreams, at(hidden_, time),
             at(hidden_, time + 1),
             {at(reset_, time), at(update_, time), at(candidate_, time), at(recurrent_candidate_, time)});
    net.logits(at(hidden_, time + 1), logits_at(time));
    kernels_->transpose(layout_.units, layout_.columns, at(hidden_, time + 1),
                        hidden_columns_.data() + floats(layout_.columns, time + 1));
  }
}

// What stream `stream` should have expected: as the loss of the fused engine wants it, divided by the batch.
void GruPass::set_target(const TextPiece& piece, std::size_t place, int stream) {
  constexpr float kShare = 1.0f / (kWindow * kStreams);
  float sum = 0;
  for (int symbol = 0; symbol < kSymbols; ++symbol) {
    const float expected =
        piece.expected.empty() ? symbol == piece.text[place] : piece.expected[place * kSymbols + symbol];
    target_[static_cast<std::size_t>(symbol) * kStreams + stream] = kShare * expected;
    sum += expected;
  }
  hard_[stream] = kShare * sum;
}

float GruPass::losses(const TextSet& texts, const std::vector<WindowPlace>& windows) {
  const fused::Kernels& kernels = kernels_->fused();
  const fused::LossRows rows{target_.data(), hard_.data(), zero_.data(), zero_.data()};
  double loss = 0;
  for (int time = 0; time < kWindow; ++time) {
    for (int stream = 0; stream < kStreams; ++stream)
      set_target(texts.pieces[windows[stream].piece], windows[stream].first + time + 1, stream);
    float* z = logits_at(time);
    loss +=
        kernels.loss(kSymbols, z, rows, true, false, 1, z, loss_scratch_.data(), kStreams / kernels.lanes);
  }
  return static_cast<float>(loss);
}

void GruPass::add_output_gradients() {
  float* matrix = gradient_.data() + layout_.output;
  kernels_->outer(kOutputRows / kernels_->rows, layout_.columns, kWindow, logits_.data(), floats(kOutputRows),
                  columns_at(1), matrix);
  kernels_->row_sums(kSymbols, kWindow, logits_.data(), floats(kOutputRows),
                     gradient_.data() + layout_.output_bias);
}

void GruPass::backward(const PackedGru& net) {
  std::fill_n(d_hidden_.data(), d_hidden_.size(), 0.0f);
  for (int time = kWindow - 1; time >= 0; --time) {
    net.back_through_output(logits_at(time), d_hidden_.data());
    float* gates = gates_.data() + floats(4 * layout_.units, time % kChunk);
    kernels_->backward({layout_.units, at(hidden_, time), at(reset_, time), at(update_, time),
                        at(candidate_, time), at(recurrent_candidate_, time), d_hidden_.data(), gates});
    net.back_through_gates(gates, d_hidden_.data());
    if (time % kChunk == 0) add_gate_gradients(time);
  }
}

// Spends the gate gradients of the time steps from first_time on.
void GruPass::add_gate_gradients(int first_time) {
  const int units = layout_.units, rows = kernels_->rows;
  const std::size_t step = floats(4 * units), third = floats(2 * units);
  const float* gates = gates_.data();
  float* gradient = gradient_.data();
  kernels_->outer(3 * units / rows, layout_.columns, kChunk, gates, step, columns_at(first_time),
                  gradient + layout_.recurrent);
  kernels_->row_sums(units, kChunk, gates + third, step, gradient + layout_.candidate_bias());
  const float* inputs = one_hot_.data() + floats(kStreams, first_time);
  kernels_->outer(2 * units / rows, kStreams, kChunk, gates, step, inputs, by_symbol_.data());
  kernels_->outer(units / rows, kStreams, kChunk, gates + floats(3 * units), step, inputs,
                  by_symbol_.data() + third);
}

// From the gradient by the table of thirty inputs to those by what the table is made of.
void GruPass::add_input_gradients(const fused::AlignedFloats& parameters) {
  const float* embedding = parameters.data() + layout_.embedding;
  float* d_embedding = gradient_.data() + layout_.embedding;
  for (int row = 0; row < 3 * layout_.units; ++row) {
    const float* by_symbol = by_symbol_.data() + floats(row);
    const float* input = parameters.data() + layout_.input + static_cast<std::size_t>(row) * kEmbedding;
    float* d_input = gradient_.data() + layout_.input + static_cast<std::size_t>(row) * kEmbedding;
    float d_bias = 0;
    for (int symbol = 0; symbol < kSymbols; ++symbol) {
      const float d = by_symbol[symbol];
      d_bias += d;
      for (int e = 0; e < kEmbedding; ++e) d_input[e] += d * embedding[symbol * kEmbedding + e];
      for (int e = 0; e < kEmbedding; ++e) d_embedding[symbol * kEmbedding + e] += d * input[e];
    }
    gradient_[layout_.input_bias + row] = d_bias;
    if (row < 2 * layout_.units) gradient_[layout_.recurrent_bias + row] = d_bias;
  }
}

}  // namespace partly::learn::phrases
