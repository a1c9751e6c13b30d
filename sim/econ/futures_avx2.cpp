// Eight lanes: AVX2.
#include "sim/econ/futures_kernel.inl"

namespace partly::econ {

void draw_futures_avx2(const FuturesTask& task) { draw<8>(task); }

}  // namespace partly::econ
