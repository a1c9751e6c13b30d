// The operations of the fused engine as one table of functions per instruction set, and the layout that
// they share. The tables come from one source (kernels.inl), compiled once for each instruction set.
//
// Layout. Activations are feature-major: one row a feature, one column an example, so that the batch lies on
// the SIMD lanes. The batch is padded to whole vectors of `lanes` floats; padded examples have loss weight 0.
// Weights lie in tiles of tile_out x tile_in = lanes floats, padded with zeros that stay zero:
//   tile (j, k), at ((j * in_tiles) + k) * lanes, holds W[j*tile_out + o][k*tile_in + i] at o * tile_in + i.
// A tile is thus one SIMD register: its gradient, both its Adam moments and the weights pass through
// registers once, and no gradient is ever stored.
#pragma once
#include <cstddef>
#include <cstdint>

#include "sim/learn/fused/adam.h"

namespace partly::learn::fused {

// One layer out = W in + b within a block of parameters.
struct Layer {
  int in = 0, out = 0;
  int in_tiles = 0, out_tiles = 0;
  std::size_t weights = 0;  // offset of the first tile, in floats
  std::size_t biases = 0;   // offset; padded to whole vectors
};

// What the loss of one batch needs, each a row of the batch and already divided by the batch size: see loss()
// in kernels.inl for the algebra.
struct LossRows {
  const float* target;    // (classes, batch) (1-alpha) onehot + alpha T softmax(teacher / T)
  const float* hard;      // (batch) 1 - alpha
  const float* soft;      // (batch) alpha T
  const float* constant;  // (batch) minus the teacher's entropy at T, times alpha T^2
};

struct Kernels {
  const char* name;  // "AVX-512"
  int lanes;         // floats a vector
  int tile_out, tile_in;

  // z (out, batch) = W x + b, then ReLU where asked.
  void (*forward)(const Layer&, const float* parameters, const float* x, float* z, int vectors, bool relu);
  // dx (in, batch) = W^T dz where x > 0, else 0: x is the ReLU output that this layer read.
  void (*backward)(const Layer&, const float* parameters, const float* dz, const float* x, float* dx,
                   int vectors);
  // dW = dz x^T and db = sum of dz over the batch, spent at once on an Adam step.
  void (*update)(const Layer&, float* parameters, float* moment1, float* moment2, const float* dz,
                 const float* x, int vectors, const AdamStep&);
  // Mean loss of the batch and dz (classes, batch). `scratch`: classes vectors.
  float (*loss)(int classes, const float* z, const LossRows&, bool any_hard, bool any_soft, float temperature,
                float* dz, float* scratch, int vectors);
  // Of each example the likeliest class, the first of equals, and its probability.
  void (*decide)(int classes, const float* z, std::int32_t* choice, float* probability, int vectors);
};

const Kernels& baseline_kernels();
#if defined(__x86_64__)
const Kernels& avx2_kernels();
const Kernels& avx512_kernels();
#endif

}  // namespace partly::learn::fused
