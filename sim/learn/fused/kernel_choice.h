// The table of kernels for an instruction set by its name (sim/base/instruction_sets.h).
#pragma once
#include <string>

#include "sim/learn/fused/kernels.h"

namespace partly::learn::fused {

inline const Kernels& kernels_of([[maybe_unused]] const std::string& instruction_set) {
#if defined(__x86_64__)
  if (instruction_set == "avx512") return avx512_kernels();
  if (instruction_set == "avx2") return avx2_kernels();
#endif
  return baseline_kernels();
}

}  // namespace partly::learn::fused
