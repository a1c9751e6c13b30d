// Eight lanes: AVX2 and FMA.
#include "sim/learn/phrases/gru_kernels.inl"

namespace partly::learn::phrases {

const GruKernels& avx2_gru_kernels() {
  static constexpr GruKernels kTable = gru_kernels_of<8>(fused::avx2_kernels, "AVX2");
  return kTable;
}

}  // namespace partly::learn::phrases
