// Four lanes: what every x86-64 has, and any other processor through the compiler.
#include "sim/learn/fused/kernels.inl"

namespace partly::learn::fused {

#if defined(__x86_64__)
constexpr char kName[] = "SSE2";
#else
constexpr char kName[] = "four lanes";
#endif

const Kernels& baseline_kernels() {
  static constexpr Kernels kTable = kernels_named<4>(kName);
  return kTable;
}

}  // namespace partly::learn::fused
