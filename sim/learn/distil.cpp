#include "sim/learn/distil.h"

#include <algorithm>
#include <utility>

namespace partly::learn {

Status advance_to(int target, TrainingRun& run, int steps, const KeepGoing& keep_going) {
  constexpr int kSlice = 20;  // steps between two questions
  while (!run.finished() && run.steps_done() < target) {
    if (keep_going && !keep_going(static_cast<double>(run.steps_done()) / steps))
      return Error{ErrorKind::interrupted, "The training was stopped", "", ""};
    if (auto status = run.advance(std::min(kSlice, target - run.steps_done())); !status) return status;
  }
  return {};
}

Result<TrainedPopulation> train(const Engine& engine, PopulationJob job, const KeepGoing& keep_going) {
  const int steps = job.recipe.steps;
  const std::size_t students = job.students.size();
  auto run = engine.start(std::move(job));
  if (!run) return run.error();
  if (auto status = advance_to(steps, **run, steps, keep_going); !status) return status.error();
  TrainedPopulation trained;
  for (std::size_t i = 0; i < students; ++i) trained.weights.push_back((*run)->weights(i));
  trained.flops = training_flops(trained.weights.front().shape, (*run)->examples_seen(0));
  return trained;
}

MlpShape mlp(int inputs, const std::vector<int>& hidden, int outputs) {
  MlpShape shape{{inputs}};
  shape.widths.insert(shape.widths.end(), hidden.begin(), hidden.end());
  shape.widths.push_back(outputs);
  return shape;
}

TransferSet labelled(const Examples& examples, int inputs, int classes) {
  TransferSet set;
  set.inputs = inputs;
  set.classes = classes;
  set.x = examples.x;
  set.label = examples.label;
  return set;
}

StudentJob beginner(const MlpShape& shape, TransferSet set, std::uint64_t seed, InitialSpread spread) {
  Rng rng(seed, "initial weights");
  return {initial_weights(shape, rng, spread), std::make_shared<const TransferSet>(std::move(set)),
          derive_seed(seed, "order")};
}

StudentJob continuing(Weights start, TransferSet set, std::uint64_t seed) {
  return {std::move(start), std::make_shared<const TransferSet>(std::move(set)),
          derive_seed(seed, "fine-tuning order")};
}

}  // namespace partly::learn
