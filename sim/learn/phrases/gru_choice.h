// Which table of kernels a language model runs on.
#pragma once
#include <string>

#include "sim/learn/phrases/gru_kernels.h"

namespace partly::learn::phrases {

const GruKernels& best_gru_kernels();  // of this machine, or those of PARTLY_FUSED_ISA where they are there
const GruKernels& gru_kernels_for(const std::string& instruction_set);  // one of instruction_sets()

}  // namespace partly::learn::phrases
