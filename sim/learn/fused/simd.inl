// The vectors of sim/base/vectors.inl with the tile that the fused engine's kernels are cut into.
#pragma once
#include "sim/base/vectors.inl"

namespace partly::learn::fused {
namespace {

template <int L>
struct Simd : Vectors<L> {
  // A tile and the widest block of vectors whose sums still fit the registers (16, or 32 with AVX-512).
  static constexpr int kOut = L == 4 ? 2 : 4;
  static constexpr int kIn = L / kOut;
  static constexpr int kForwardVectors = L == 8 ? 2 : 4;
  static constexpr int kBackwardVectors = 4;
};

}  // namespace
}  // namespace partly::learn::fused
