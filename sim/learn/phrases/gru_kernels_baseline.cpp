// Four lanes: what every x86-64 has, and any other processor through the compiler.
#include "sim/learn/phrases/gru_kernels.inl"

namespace partly::learn::phrases {

const GruKernels& baseline_gru_kernels() {
  static constexpr GruKernels kTable = gru_kernels_of<4>(fused::baseline_kernels, "four lanes");
  return kTable;
}

}  // namespace partly::learn::phrases
