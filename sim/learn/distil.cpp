#include "sim/learn/distil.h"

#include <utility>

namespace partly::learn {
namespace {

Result<Weights> train_one(const Engine& engine, const Recipe& recipe, StudentJob student,
                          const KeepGoing& keep_going) {
  auto trained = train(engine, {recipe, {std::move(student)}}, keep_going);
  if (!trained) return trained.error();
  return std::move(trained->front());
}

}  // namespace

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
  return train_one(engine, recipe, std::move(student), keep_going);
}

Result<Weights> copy(const Engine& engine, const Weights& model, std::span<const float> x,
                     const Copying& copying, const KeepGoing& keep_going) {
  if (auto status = check_defence(copying.service.defence); !status) return status.error();
  Rng rng(copying.seed, "defence");
  TransferSet set = answers(engine, model, x, copying.service, copying.alpha, rng);
  const MlpShape shape = mlp(model.shape.inputs(), copying.hidden, model.shape.outputs());
  return train_one(engine, copying.recipe, beginner(shape, std::move(set), copying.seed), keep_going);
}

Result<std::vector<Weights>> copy_chain(const Engine& engine, const Weights& model, std::span<const float> x,
                                        std::span<const Copying> links, const KeepGoing& keep_going) {
  std::vector<Weights> copies;
  for (const Copying& link : links) {
    const double before = static_cast<double>(copies.size()), all = static_cast<double>(links.size());
    const KeepGoing part = [&](double done) { return !keep_going || keep_going((before + done) / all); };
    auto next = copy(engine, copies.empty() ? model : copies.back(), x, link, part);
    if (!next) return next.error();
    copies.push_back(std::move(*next));
  }
  return copies;
}

}  // namespace partly::learn
