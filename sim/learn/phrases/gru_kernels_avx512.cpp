// Sixteen lanes: AVX-512 F, DQ, VL and BW.
#include "sim/learn/phrases/gru_kernels.inl"

namespace partly::learn::phrases {

const GruKernels& avx512_gru_kernels() {
  static constexpr GruKernels kTable = gru_kernels_of<16>(fused::avx512_kernels, "AVX-512");
  return kTable;
}

}  // namespace partly::learn::phrases
