// PyTorch as an implementation: pytorch.py in a process of its own, driven line by line.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/base/json_values.h"

#include "sim/bench/benchmark.h"

namespace partly::bench {

// What the script gets to work on: a description and the numbers that it refers to, in its order of reading.
struct PytorchJob {
  Json description;
  std::vector<float> numbers;

  void add(std::span<const float> values) { numbers.insert(numbers.end(), values.begin(), values.end()); }
};

// The first python3 on this machine that has torch, or nothing. Takes a second: importing torch is slow.
std::optional<std::string> python_with_torch();

// Starts the script and lets it take its first pass.
Result<Implementation> pytorch_implementation(const std::string& python, const std::string& name,
                                              const PytorchJob& job);

}  // namespace partly::bench
