#include "sim/bench/workloads.h"

#include <cmath>
#include <memory>
#include <numbers>

#include "sim/learn/phrases/corpus.h"

namespace partly::bench {
namespace {

using learn::PopulationJob, learn::TransferSet, learn::Weights;
namespace phrases = learn::phrases;

constexpr double kLabelNoise = 0.1;
constexpr std::uint64_t kSeed = 1;

// One arm of a spiral a class; more than two inputs see the same plane through random directions.
TransferSet spirals(const Workload& load) {
  Rng rng(kSeed, "workload data");
  TransferSet set;
  set.inputs = load.shape.inputs();
  set.classes = load.shape.outputs();
  std::vector<double> directions;
  for (int k = 0; k < 2 * set.inputs; ++k) directions.push_back(rng.normal());
  for (int i = 0; i < load.examples; ++i) {
    const auto arm = static_cast<int>(rng.below(static_cast<std::uint64_t>(set.classes)));
    const double radius = rng.uniform();
    const double angle = 4.8 * radius + 2 * std::numbers::pi * arm / set.classes;
    const double u = radius * std::cos(angle) + 0.03 * rng.normal(),
                 v = radius * std::sin(angle) + 0.03 * rng.normal();
    for (int k = 0; k < set.inputs; ++k) {
      const double value =
          set.inputs == 2 ? (k == 0 ? u : v) : directions[2 * k] * u + directions[2 * k + 1] * v;
      set.x.push_back(static_cast<float>(value));
    }
    const bool wrong = rng.chance(kLabelNoise);
    set.label.push_back(wrong ? static_cast<std::int32_t>(rng.below(static_cast<std::uint64_t>(set.classes)))
                              : arm);
    if (load.alpha == 0) continue;
    set.alpha.push_back(load.alpha);
    for (int c = 0; c < set.classes; ++c)
      set.teacher_logits.push_back(static_cast<float>(rng.uniform(-1, 1) + (c == arm ? 4 : 0)));
  }
  return set;
}

}  // namespace

PopulationJob Workload::job(int steps) const {
  PopulationJob job;
  job.recipe.steps = steps;
  job.recipe.batch = batch;
  job.recipe.temperature = temperature;
  job.recipe.schedule = learn::Schedule::constant;
  const auto data = std::make_shared<const TransferSet>(spirals(*this));
  for (int i = 0; i < students; ++i) {
    const auto index = static_cast<std::uint64_t>(i);
    Rng rng(kSeed, "workload start", index);
    job.students.push_back(
        {learn::initial_weights(shape, rng), data, derive_seed(kSeed, "workload order", index)});
  }
  return job;
}

const std::vector<Workload>& workloads() {
  static const std::vector<Workload> all{
      {"W1kd", "a small student, labels and soft targets", {{2, 32, 32, 4}}, 256, 0.7f, 3, 4096, 1},
      {"W1ce", "a small student, labels only", {{2, 32, 32, 4}}, 256, 0, 1, 4096, 1},
      {"W4", "64 small students at once", {{2, 32, 32, 4}}, 256, 0.7f, 3, 4096, 64},
      {"MAP", "a student of the atlas, soft targets only", {{2, 64, 64, 6}}, 64, 1, 2, 2000, 1},
      {"W3s", "a student of drawn digits, labels and soft targets", {{256, 64, 10}}, 128, 0.7f, 3, 2048, 1},
      {"W3t", "a wide teacher of drawn digits, labels only", {{256, 512, 512, 10}}, 128, 0, 1, 2048, 1},
      {"W3p", "the teacher of Hinton, Vinyals, Dean 2015", {{784, 1200, 1200, 10}}, 128, 0, 1, 1024, 1},
  };
  return all;
}

ToyJob toy_workload() {
  constexpr int kPoints = 250;
  Rng rng(kSeed, "toy workload");
  ToyJob job;
  job.start.shape = {{2, 4, 2, 1}};
  for (std::size_t i = 0; i < job.start.shape.parameter_count(); ++i)
    job.start.values.push_back(static_cast<float>(rng.uniform(-0.5, 0.5)));
  for (std::size_t layer = 0; layer < job.start.shape.layer_count(); ++layer)
    for (float& bias : job.start.bias(layer)) bias = 0.1f;
  for (int i = 0; i < kPoints; ++i) {
    const bool inside = i % 2 == 0;
    const double radius = inside ? rng.uniform(0, 2.5) : rng.uniform(3.5, 5),
                 angle = rng.uniform(0, 2 * std::numbers::pi);
    job.x.push_back(static_cast<float>(radius * std::sin(angle)));
    job.x.push_back(static_cast<float>(radius * std::cos(angle)));
    job.y.push_back(inside ? 1.0f : -1.0f);
  }
  return job;
}

phrases::GruJob phrases_workload(int steps) {
  Rng rng(kSeed, "phrases workload");
  phrases::GruJob job;
  job.start = phrases::initial_weights({}, rng);
  auto texts = std::make_shared<phrases::TextSet>();
  texts->pieces.push_back({phrases::PhraseWorld(kSeed).write({}, rng), {}});
  job.texts = texts;
  job.recipe.steps = steps;
  job.recipe.warm_up = 0;
  job.recipe.last_share = 1;
  job.window_seed = derive_seed(kSeed, "phrases workload order");
  return job;
}

std::vector<Weights> map_workload() {
  std::vector<Weights> networks;
  for (const int width : {64, 32}) {
    Rng rng(kSeed, "map workload", static_cast<std::uint64_t>(width));
    networks.push_back(learn::initial_weights({{2, width, width, 4}}, rng));
  }
  return networks;
}

}  // namespace partly::bench
