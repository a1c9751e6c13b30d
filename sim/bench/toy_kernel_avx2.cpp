// Eight lanes: AVX2 and FMA.
#include "sim/bench/toy_kernel.inl"

namespace partly::bench {

void toy_updates_avx2(ToyTask& task, int updates) { toy_updates<8>(task, updates); }

}  // namespace partly::bench
