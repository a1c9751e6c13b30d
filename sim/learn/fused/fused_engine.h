// The fused engine: trains MLPs of any depth and width on the CPU with our own kernels (kernels.inl). It is
// not a tensor library: one kind of network, one loss, one optimiser, and nothing between them.
#pragma once
#include <memory>
#include <string>

#include "sim/base/instruction_sets.h"
#include "sim/learn/engine.h"

namespace partly::learn::fused {

// `threads` share the students of a population, whose bits do not depend on it. An Error
// (ErrorKind::device_missing) where this machine or build has no such kernels.
Result<std::shared_ptr<const Engine>> engine_for(const std::string& instruction_set, int threads = 1);

}  // namespace partly::learn::fused
