// Which instruction sets of this machine our own kernels exist for. Every family of kernels has one object
// for each.
#pragma once
#include <string>
#include <vector>

#include "sim/base/result.h"

namespace partly {

// Best first: "avx512", "avx2", "sse2"; "baseline" alone on other processors.
std::vector<std::string> instruction_sets();

// The best, or the one that PARTLY_FUSED_ISA names, which need not be there.
std::string chosen_instruction_set();

// An Error (ErrorKind::device_missing) where this machine or build has no such kernels.
Status check_instruction_set(const std::string& name);

}  // namespace partly
