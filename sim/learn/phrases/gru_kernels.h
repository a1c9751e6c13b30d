// The operations on gated recurrent units as one table of functions per instruction set, and the layout that
// they share. The tables come from one source (gru_kernels.inl), compiled once for each instruction set.
//
// Layout. Thirty-two texts run side by side, one a column, and lie on the SIMD lanes: an activation is a row
// of kStreams floats. Units are padded to a multiple of kUnitPad; what is added has weight 0 and stays 0. A
// matrix that multiplies activations is packed in blocks of `rows` rows: within a block, the entries of one
// column of the matrix lie together, so that they are read in the order of use.
#pragma once
#include <cstddef>
#include <cstdint>

#include "sim/learn/fused/kernels.h"

namespace partly::learn::phrases {

inline constexpr int kStreams = 32;    // texts side by side
inline constexpr int kUnitPad = 12;    // a multiple of `rows` of every table
inline constexpr int kColumnPad = 32;  // of rows that hold one number a unit

// One time step forward. `units` is the padded width.
struct GruForward {
  int hidden, units;
  const float* recurrent;       // U in blocks of rows / 3 units, each with their rows of r, of z, of n
  const float* table;           // (3, units, kStreams): W embedding + b of each symbol, and c_r, c_z
  const float* candidate_bias;  // (units): c_n
  const std::int32_t* symbols;  // (kStreams)
  const float* before;          // (units, kStreams): h
  float* after;                 // h'
  float *reset, *update, *candidate, *recurrent_candidate;  // r, z, n, U_n h + c_n
};

// One time step backward through the gates alone.
struct GruBackward {
  int units;
  const float *before, *reset, *update, *candidate, *recurrent_candidate;
  float* hidden;  // (units, kStreams) in: the gradient by h'; out: its part that goes to h through z
  float* gates;   // (4, units, kStreams) by the sums of r, of z, of U_n h + c_n, and of n
};

struct GruKernels {
  const char* name;
  int rows;                          // of a block: 12 or 6
  const fused::Kernels& (*fused)();  // of the same instruction set, for the loss

  void (*forward)(const GruForward&);
  void (*backward)(const GruBackward&);
  // c (blocks * rows, kStreams) = packed (blocks * rows, depth) b (depth, kStreams) + bias, or += where bias
  // is null.
  void (*product)(int blocks, int depth, const float* packed, const float* b, const float* bias, float* c);
  // g (blocks * rows, columns) += sum over `steps` of d (blocks * rows, kStreams) x (kStreams, columns),
  // where step s has d + s * d_step and x + s * columns * kStreams. columns: a multiple of kColumnPad.
  void (*outer)(int blocks, int columns, int steps, const float* d, std::size_t d_step, const float* x,
                float* g);
  // sums (rows) += sum over `steps` and streams of d (rows, kStreams), where step s has d + s * d_step.
  void (*row_sums)(int rows, int steps, const float* d, std::size_t d_step, float* sums);
  // (units, kStreams) to (kStreams, columns)
  void (*transpose)(int units, int columns, const float* rows, float* columns_out);
  // count: a multiple of 16.
  float (*sum_of_squares)(std::size_t count, const float* values);
  void (*adam)(std::size_t count, float* weights, float* moment1, float* moment2, const float* gradient,
               float scale, const fused::AdamStep&);
};

const GruKernels& baseline_gru_kernels();
#if defined(__x86_64__)
const GruKernels& avx2_gru_kernels();
const GruKernels& avx512_gru_kernels();
#endif

}  // namespace partly::learn::phrases
