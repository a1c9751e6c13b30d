#include "sim/base/instruction_sets.h"

#include <algorithm>
#include <cstdlib>

namespace partly {

std::vector<std::string> instruction_sets() {
#if defined(__x86_64__)
  std::vector<std::string> names;
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw");
  if (avx512) names.push_back("avx512");
  if (avx2) names.push_back("avx2");
  names.push_back("sse2");
  return names;
#else
  return {"baseline"};
#endif
}

std::string chosen_instruction_set() {
  const char* forced = std::getenv("PARTLY_FUSED_ISA");
  return forced && *forced ? forced : instruction_sets().front();
}

Status check_instruction_set(const std::string& name) {
  const auto names = instruction_sets();
  if (std::ranges::find(names, name) != names.end()) return {};
  return Error{ErrorKind::device_missing, "There are no \"" + name + "\" kernels for this machine",
               "PARTLY_FUSED_ISA", "Leave it out: the best instruction set is chosen by itself"};
}

}  // namespace partly
