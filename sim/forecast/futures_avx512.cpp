// Sixteen lanes: AVX-512 F, DQ, VL and BW.
#include "sim/forecast/futures_kernel.inl"

namespace partly::forecast {

void draw_futures_avx512(const FuturesTask& task) { draw<16>(task); }

}  // namespace partly::forecast
