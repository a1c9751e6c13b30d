// The passes over a batch or over weights that only some recipes ask for: jitter, dropout and the bound on a
// unit's weights. They stand beside the kernels, so that a step without them pays nothing. Rows are
// feature-major, as kernels.h describes.
#pragma once
#include <cstddef>
#include <span>

#include "sim/learn/fused/kernels.h"
#include "sim/learn/step_noise.h"

namespace partly::learn::fused {

// Moves example i of `rows`, an image of side x side pixels, by shifts[i].
void shift_images(std::span<const Shift> shifts, int side, float* rows, std::size_t stride);

// Dropout on `units` rows: 0 for what is left out, gain for what stays.
void leave_out(DropoutCoins& coins, float chance, int units, std::size_t batch, float* rows,
               std::size_t stride);

// Shortens the weights into each unit of a layer to at most max_norm; `weights` are the layer's tiles.
void bound_rows(const Kernels& kernels, const Layer& layer, float max_norm, float* weights);

void scale(std::span<float> values, float factor);

}  // namespace partly::learn::fused
