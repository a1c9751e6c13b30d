// PyTorch as a contender: scripts/bench-torch.py in a process of its own, driven line by line.
#pragma once
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/cli/command.h"
#include "sim/cli/contest.h"

namespace partly::cli {

// What the script gets to work on: a description and the numbers that it refers to, in its order of reading.
struct PythonJob {
  Json description;
  std::vector<float> numbers;

  void add(std::span<const float> values) { numbers.insert(numbers.end(), values.begin(), values.end()); }
};

// The first python3 on this machine that has torch, or nothing. Takes a second: importing torch is slow.
std::optional<std::string> python_with_torch();

// Starts the script and lets it take its first pass.
Result<Implementation> python_contender(const std::string& python, const std::string& name, const PythonJob& job);

}  // namespace partly::cli
