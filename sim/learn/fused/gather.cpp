// Transposes in squares of 4 x 4 held in registers, a block of columns at a time: example after example,
// every store would fall into a cache line of its own, and a step of a wide net would take longer to fetch
// than to learn.
#include "sim/learn/fused/gather.h"

#include <algorithm>
#include <cstring>

namespace partly::learn::fused {
namespace {

constexpr std::size_t kSide = 4;
constexpr std::size_t kBlock = 16;  // columns: one cache line of each example

typedef float Four __attribute__((vector_size(16)));

Four load(const float* from) {
  Four four;
  std::memcpy(&four, from, sizeof four);
  return four;
}

void store(float* to, Four four) { std::memcpy(to, &four, sizeof four); }

// to[c * stride + i] = from[i][c]
void transpose_square(const float* const (&from)[kSide], float* to, std::size_t stride) {
  const Four a = load(from[0]), b = load(from[1]), c = load(from[2]), d = load(from[3]);
  const Four ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5),
             ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
  const Four cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5),
             cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
  store(to, __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5));
  store(to + stride, __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7));
  store(to + 2 * stride, __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5));
  store(to + 3 * stride, __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7));
}

void gather_block(const float* table, std::size_t width, std::span<const std::uint32_t> indices,
                  std::size_t first, std::size_t end, float* rows, std::size_t stride) {
  std::size_t i = 0;
  for (; i + kSide <= indices.size(); i += kSide) {
    const float* example[kSide];
    for (std::size_t k = 0; k < kSide; ++k) example[k] = table + indices[i + k] * width;
    std::size_t c = first;
    for (; c + kSide <= end; c += kSide) {
      const float* const square[kSide] = {example[0] + c, example[1] + c, example[2] + c, example[3] + c};
      transpose_square(square, rows + c * stride + i, stride);
    }
    for (; c < end; ++c)
      for (std::size_t k = 0; k < kSide; ++k) rows[c * stride + i + k] = example[k][c];
  }
  for (; i < indices.size(); ++i)
    for (std::size_t c = first; c < end; ++c) rows[c * stride + i] = table[indices[i] * width + c];
}

}  // namespace

void gather_rows(const float* table, std::size_t width, std::span<const std::uint32_t> indices, float* rows,
                 std::size_t stride) {
  for (std::size_t first = 0; first < width; first += kBlock)
    gather_block(table, width, indices, first, std::min(width, first + kBlock), rows, stride);
}

}  // namespace partly::learn::fused
