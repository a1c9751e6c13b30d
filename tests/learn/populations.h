// Small populations to train in tests, the training of them, and how far two trainings lie apart.
#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include "sim/learn/engine.h"

namespace partly::learn {

// Random points with labels and, for two in three, a teacher's opinion that mostly agrees.
inline std::shared_ptr<const TransferSet> random_points(std::size_t n, int inputs, int classes,
                                                        std::uint64_t seed) {
  Rng rng(seed, "points");
  auto set = std::make_shared<TransferSet>();
  set->inputs = inputs;
  set->classes = classes;
  for (std::size_t i = 0; i < n; ++i) {
    for (int k = 0; k < inputs; ++k) set->x.push_back(static_cast<float>(rng.uniform(-1, 1)));
    set->label.push_back(static_cast<std::int32_t>(rng.below(static_cast<std::uint64_t>(classes))));
    set->alpha.push_back(i % 3 == 0 ? 0.0f : static_cast<float>(rng.uniform()));
    for (int k = 0; k < classes; ++k)
      set->teacher_logits.push_back(static_cast<float>(rng.normal() + (k == set->label.back() ? 3 : 0)));
  }
  return set;
}

// Students of one shape with data, start and order of their own: 50 steps of at most 64 examples.
inline PopulationJob population(const MlpShape& shape, int students, std::size_t examples) {
  PopulationJob job;
  job.recipe.steps = 50;
  job.recipe.temperature = 3;
  for (int i = 0; i < students; ++i) {
    const auto seed = static_cast<std::uint64_t>(i + 1);
    Rng rng(seed, "start");
    job.students.push_back(
        {initial_weights(shape, rng), random_points(examples, shape.inputs(), shape.outputs(), seed), seed});
  }
  return job;
}

inline std::unique_ptr<TrainingRun> trained(const Engine& engine, const PopulationJob& job) {
  auto run = engine.start(job);
  EXPECT_TRUE(run.ok());
  EXPECT_TRUE((*run)->advance(job.recipe.steps).ok());
  return std::move(*run);
}

inline double largest_difference(const std::vector<float>& a, const std::vector<float>& b) {
  double largest = a.size() == b.size() ? 0 : HUGE_VAL;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    largest = std::max(largest, std::abs(double(a[i]) - double(b[i])));
  return largest;
}

}  // namespace partly::learn
