// The fixed jobs of the engines that speed is measured on. Shapes, losses and batches are those of other
// published toy trainers' examples, so that figures can be compared; the data come from a seed.
#pragma once
#include <string>
#include <vector>

#include "sim/bench/toy.h"
#include "sim/learn/engine.h"
#include "sim/learn/phrases/gru_run.h"

namespace partly::bench {

struct Workload {
  std::string name;
  std::string what;  // for a person
  learn::MlpShape shape;
  int batch = 0;
  float alpha = 0;  // 0: labels only
  float temperature = 1;
  int examples = 0;
  int students = 1;

  // Noisy spirals. All students learn from one set, each with start and order of its own, at a constant rate.
  learn::PopulationJob job(int steps) const;
  // Steps in which every student meets every example once.
  int pass() const { return examples / batch; }
};

const std::vector<Workload>& workloads();

// A disc of one class within a ring of the other, 250 points: the playground page's first exercise.
ToyJob toy_workload();
// A language model of the size that the game's phrases use, at a constant rate.
learn::phrases::GruJob phrases_workload(int steps);
// A teacher and a student whose decision maps are drawn.
std::vector<learn::Weights> map_workload();

}  // namespace partly::bench
