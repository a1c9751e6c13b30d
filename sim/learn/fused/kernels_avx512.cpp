// Sixteen lanes: AVX-512 F, DQ, VL and BW.
#include "sim/learn/fused/kernels.inl"

namespace partly::learn::fused {

const Kernels& avx512_kernels() {
  static constexpr Kernels kTable = kernels_named<16>("AVX-512");
  return kTable;
}

}  // namespace partly::learn::fused
