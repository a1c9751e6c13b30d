// Eight lanes: AVX2.
#include "sim/forecast/futures_kernel.inl"

namespace partly::forecast {

void draw_futures_avx2(const FuturesTask& task) { draw<8>(task); }

}  // namespace partly::forecast
