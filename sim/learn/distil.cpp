#include "sim/learn/distil.h"

#include <utility>

namespace partly::learn {
Result<std::vector<Weights>> train(const Engine& engine, PopulationJob job, const KeepGoing& keep_going) {
  constexpr int kSlice = 50;  // steps
  const int steps = job.recipe.steps;
  const std::size_t students = job.students.size();
  auto run = engine.start(std::move(job));
  if (!run) return run.error();
  while (!(*run)->finished()) {
    if (keep_going && !keep_going(static_cast<double>((*run)->steps_done()) / steps))
      return Error{ErrorKind::interrupted, "The training was stopped", "", ""};
    if (auto status = (*run)->advance(kSlice); !status) return status.error();
  }
  std::vector<Weights> weights;
  for (std::size_t i = 0; i < students; ++i) weights.push_back((*run)->weights(i));
  return weights;
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

Result<Weights> fine_tune(const Engine& engine, Weights start, TransferSet set, const Recipe& recipe,
                          std::uint64_t seed, const KeepGoing& keep_going) {
  StudentJob student{std::move(start), std::make_shared<const TransferSet>(std::move(set)),
                     derive_seed(seed, "fine-tuning order")};
  auto trained = train(engine, {recipe, {std::move(student)}}, keep_going);
  if (!trained) return trained.error();
  return std::move(trained->front());
}

}  // namespace partly::learn
