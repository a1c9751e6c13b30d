#include "sim/learn/phrases/gru_choice.h"

#include "sim/base/instruction_sets.h"

namespace partly::learn::phrases {

const GruKernels& gru_kernels_for(const std::string& instruction_set) {
#if defined(__x86_64__)
  if (instruction_set == "avx512") return avx512_gru_kernels();
  if (instruction_set == "avx2") return avx2_gru_kernels();
#endif
  return baseline_gru_kernels();
}

const GruKernels& best_gru_kernels() {
  const std::string chosen = chosen_instruction_set();
  return gru_kernels_for(check_instruction_set(chosen) ? chosen : instruction_sets().front());
}

}  // namespace partly::learn::phrases
