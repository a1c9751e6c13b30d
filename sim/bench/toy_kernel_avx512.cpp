// Sixteen lanes: AVX-512 F, DQ, VL and BW.
#include "sim/bench/toy_kernel.inl"

namespace partly::bench {

void toy_updates_avx512(ToyTask& task, int updates) { toy_updates<16>(task, updates); }

}  // namespace partly::bench
