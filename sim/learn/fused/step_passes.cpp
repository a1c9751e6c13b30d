#include "sim/learn/fused/step_passes.h"

#include <cmath>
#include <vector>

namespace partly::learn::fused {
namespace {

// The pixel that comes to `at` when everything moves by `by`; outside 0..side-1 where there was none.
int source(int at, int by) { return at - by; }

bool within(int pixel, int side) { return pixel >= 0 && pixel < side; }

}  // namespace

void shift_images(std::span<const Shift> shifts, int side, float* rows, std::size_t stride) {
  std::vector<float> image(static_cast<std::size_t>(side) * side);
  for (std::size_t i = 0; i < shifts.size(); ++i) {
    const auto [right, down] = shifts[i];
    if (right == 0 && down == 0) continue;
    for (std::size_t pixel = 0; pixel < image.size(); ++pixel) image[pixel] = rows[pixel * stride + i];
    float* to = rows + i;
    for (int y = 0; y < side; ++y) {
      for (int x = 0; x < side; ++x, to += stride) {
        const int from_y = source(y, down), from_x = source(x, right);
        *to = within(from_y, side) && within(from_x, side) ? image[from_y * side + from_x] : 0;
      }
    }
  }
}

void leave_out(DropoutCoins& coins, float chance, int units, std::size_t batch, float* rows,
               std::size_t stride) {
  const std::uint32_t grains = DropoutCoins::grains(chance);
  const float gain = dropout_gain(chance);
  for (int unit = 0; unit < units; ++unit, rows += stride)
    for (std::size_t i = 0; i < batch; ++i) rows[i] = coins.leaves_out(grains) ? 0 : gain * rows[i];
}

void bound_rows(const Kernels& kernels, const Layer& layer, float max_norm, float* weights) {
  const std::size_t in = kernels.tile_in, row_of_tiles = std::size_t(layer.in_tiles) * kernels.lanes;
  for (int unit = 0; unit < layer.out; ++unit) {
    float* first = weights + unit / kernels.tile_out * row_of_tiles + unit % kernels.tile_out * in;
    float square = 0;
    for (std::size_t tile = 0; tile < row_of_tiles; tile += kernels.lanes)
      for (std::size_t i = 0; i < in; ++i) square += first[tile + i] * first[tile + i];
    if (square <= max_norm * max_norm) continue;
    const float factor = max_norm / std::sqrt(square);
    for (std::size_t tile = 0; tile < row_of_tiles; tile += kernels.lanes)
      for (std::size_t i = 0; i < in; ++i) first[tile + i] *= factor;
  }
}

void scale(std::span<float> values, float factor) {
  for (float& value : values) value *= factor;
}

}  // namespace partly::learn::fused
