#include "sim/learn/phrases/packed_gru.h"

#include <algorithm>
#include <utility>

namespace partly::learn::phrases {
namespace {

constexpr int kFloatsAligned = 16;

int padded(int count, int unit) { return (count + unit - 1) / unit * unit; }

// A matrix in blocks of `rows` rows, an entry of each row after the other: the entries of row j lie at
// start(j), `step` floats apart.
template <class Start>
void pack_blocks(int all_rows, int rows, int depth, float* out, std::size_t step, Start&& start) {
  const float* source[kUnitPad];
  for (int first = 0; first < all_rows; first += rows) {
    for (int row = 0; row < rows; ++row) source[row] = start(first + row);
    for (int k = 0; k < depth; ++k)
      for (int row = 0; row < rows; ++row) *out++ = source[row][k * step];
  }
}

}  // namespace

GruLayout::GruLayout(const GruShape& gru)
    : shape(gru), units(padded(gru.hidden, kUnitPad)), columns(padded(units, kColumnPad)) {
  std::size_t next = 0;
  const auto take = [&](int rows, int width) {
    return std::exchange(next, next + static_cast<std::size_t>(padded(rows * width, kFloatsAligned)));
  };
  embedding = take(kStreams, kEmbedding);
  input = take(3 * units, kEmbedding);
  recurrent = take(3 * units, columns);
  input_bias = take(3 * units, 1);
  recurrent_bias = take(3 * units, 1);
  output = take(kOutputRows, columns);
  output_bias = take(kOutputRows, 1);
  size = next;
}

template <class Visit>
void GruLayout::visit(Visit&& visit) const {
  std::size_t plain = 0;
  const auto matrix = [&](std::size_t first, int rows, int used, int width) {
    for (int row = 0; row < rows; ++row)
      for (int k = 0; k < used; ++k) visit(plain++, first + static_cast<std::size_t>(row) * width + k);
  };
  const auto gates = [&](std::size_t first, int used, int width) {
    for (int gate = 0; gate < 3; ++gate)
      matrix(first + static_cast<std::size_t>(gate) * units * width, shape.hidden, used, width);
  };
  matrix(embedding, kSymbols, kEmbedding, kEmbedding);
  gates(input, kEmbedding, kEmbedding);
  gates(recurrent, shape.hidden, columns);
  gates(input_bias, 1, 1);
  gates(recurrent_bias, 1, 1);
  matrix(output, kSymbols, shape.hidden, columns);
  matrix(output_bias, kSymbols, 1, 1);
}

fused::AlignedFloats GruLayout::pack(const GruWeights& weights) const {
  fused::AlignedFloats block(size);
  visit([&](std::size_t plain, std::size_t place) { block[place] = weights.values[plain]; });
  return block;
}

GruWeights GruLayout::unpack(const fused::AlignedFloats& block) const {
  GruWeights weights{shape, std::vector<float>(shape.parameter_count())};
  visit([&](std::size_t plain, std::size_t place) { weights.values[plain] = block[place]; });
  return weights;
}

PackedGru::PackedGru(const GruKernels& kernels, const GruLayout& layout)
    : kernels_(&kernels),
      layout_(layout),
      recurrent_(static_cast<std::size_t>(3) * layout.units * layout.shape.hidden),
      recurrent_transposed_(static_cast<std::size_t>(3) * layout.units * layout.units),
      output_(static_cast<std::size_t>(kOutputRows) * layout.shape.hidden),
      output_transposed_(static_cast<std::size_t>(kOutputRows) * layout.units),
      output_bias_(kOutputRows),
      table_(static_cast<std::size_t>(3) * layout.units * kStreams),
      candidate_bias_(layout.units) {}

void PackedGru::refresh(const fused::AlignedFloats& parameters) {
  const float* block = parameters.data();
  pack_recurrent(block + layout_.recurrent);
  pack_output(block + layout_.output);
  make_table(block);
  std::copy_n(block + layout_.output_bias, kOutputRows, output_bias_.data());
  std::copy_n(block + layout_.candidate_bias(), layout_.units, candidate_bias_.data());
}

void PackedGru::pack_recurrent(const float* matrix) {
  const int rows = kernels_->rows, units_a_block = rows / 3, units = layout_.units;
  const std::size_t width = layout_.columns;
  pack_blocks(3 * units, rows, layout_.shape.hidden, recurrent_.data(), 1, [=](int row) {
    const int gate = row % rows / units_a_block, unit = row / rows * units_a_block + row % units_a_block;
    return matrix + static_cast<std::size_t>(gate * units + unit) * width;
  });
  pack_blocks(units, rows, 3 * units, recurrent_transposed_.data(), width,
              [=](int unit) { return matrix + unit; });
}

void PackedGru::pack_output(const float* matrix) {
  const std::size_t width = layout_.columns;
  pack_blocks(kOutputRows, kernels_->rows, layout_.shape.hidden, output_.data(), 1,
              [=](int symbol) { return matrix + symbol * width; });
  pack_blocks(layout_.units, kernels_->rows, kSymbols, output_transposed_.data(), width,
              [=](int unit) { return matrix + unit; });
}

// An input is one of thirty symbols, so that its part of the gates is a table of thirty columns, made once a
// step.
void PackedGru::make_table(const float* parameters) {
  float symbols[kEmbedding][kStreams];  // the embedding, transposed
  const float* embedding = parameters + layout_.embedding;
  for (int s = 0; s < kStreams; ++s)
    for (int e = 0; e < kEmbedding; ++e) symbols[e][s] = *embedding++;
  for (int row = 0; row < 3 * layout_.units; ++row) {
    const bool candidate = row >= 2 * layout_.units;  // whose other bias stands within the reset gate
    const float bias =
        parameters[layout_.input_bias + row] + (candidate ? 0 : parameters[layout_.recurrent_bias + row]);
    const float* weights = parameters + layout_.input + static_cast<std::size_t>(row) * kEmbedding;
    float* out = table_.data() + static_cast<std::size_t>(row) * kStreams;
    std::fill_n(out, kStreams, bias);
    for (int e = 0; e < kEmbedding; ++e)
      for (int s = 0; s < kStreams; ++s) out[s] += weights[e] * symbols[e][s];
  }
}

void PackedGru::step(const std::int32_t* symbols, const float* before, float* after,
                     const Gates& gates) const {
  kernels_->forward({layout_.shape.hidden, layout_.units, recurrent_.data(), table_.data(),
                     candidate_bias_.data(), symbols, before, after, gates.reset, gates.update,
                     gates.candidate, gates.recurrent_candidate});
}

void PackedGru::logits(const float* hidden, float* out) const {
  kernels_->product(kOutputRows / kernels_->rows, layout_.shape.hidden, output_.data(), hidden,
                    output_bias_.data(), out);
}

void PackedGru::back_through_gates(const float* gates, float* hidden) const {
  kernels_->product(layout_.units / kernels_->rows, 3 * layout_.units, recurrent_transposed_.data(), gates,
                    nullptr, hidden);
}

void PackedGru::back_through_output(const float* d_logits, float* hidden) const {
  kernels_->product(layout_.units / kernels_->rows, kSymbols, output_transposed_.data(), d_logits, nullptr,
                    hidden);
}
}  // namespace partly::learn::phrases
