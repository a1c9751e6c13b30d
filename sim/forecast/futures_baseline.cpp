// Four lanes: what every x86-64 has, and any other processor through the compiler.
#include "sim/forecast/futures_kernel.inl"

namespace partly::forecast {

void draw_futures_baseline(const FuturesTask& task) { draw<4>(task); }

}  // namespace partly::forecast
