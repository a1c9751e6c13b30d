// Four lanes: what every x86-64 has, and any other processor through the compiler.
#include "sim/bench/toy_kernel.inl"

namespace partly::bench {

void toy_updates_baseline(ToyTask& task, int updates) { toy_updates<4>(task, updates); }

}  // namespace partly::bench
