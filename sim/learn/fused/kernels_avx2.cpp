// Eight lanes: AVX2 and FMA.
#include "sim/learn/fused/kernels.inl"

namespace partly::learn::fused {

const Kernels& avx2_kernels() {
  static constexpr Kernels kTable = kernels_named<8>("AVX2");
  return kTable;
}

}  // namespace partly::learn::fused
