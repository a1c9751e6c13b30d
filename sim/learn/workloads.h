// The fixed training jobs that speed is measured on, by name. Shapes, losses and batches are those of other
// published toy trainers' examples, so that figures can be compared; the data are noisy spirals from a seed.
#pragma once
#include <string>
#include <vector>

#include "sim/learn/engine.h"

namespace partly::learn {

struct Workload {
  std::string name;
  std::string what;  // for a person
  MlpShape shape;
  int batch = 0;
  float alpha = 0;  // 0: labels only
  float temperature = 1;
  int examples = 0;
  int students = 1;

  // All students learn from one set, each with start and order of its own.
  PopulationJob job(int steps) const;
};

const std::vector<Workload>& workloads();

}  // namespace partly::learn
