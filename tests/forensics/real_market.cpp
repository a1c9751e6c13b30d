#include "tests/forensics/real_market.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "sim/base/check.h"

namespace partly::forensics {
namespace {

Answers classes_of(std::span<const float> logits, std::size_t classes) {
  Answers answers;
  for (std::size_t i = 0; i < logits.size(); i += classes) {
    const auto row = logits.subspan(i, classes);
    answers.push_back(static_cast<std::int32_t>(std::max_element(row.begin(), row.end()) - row.begin()));
  }
  return answers;
}

// Probability of the first and of the second choice of each row.
std::vector<std::array<float, 2>> top_two(std::span<const float> logits, std::size_t classes) {
  std::vector<std::array<float, 2>> tops;
  for (std::size_t i = 0; i < logits.size(); i += classes) {
    std::vector<float> row(logits.begin() + static_cast<std::ptrdiff_t>(i),
                           logits.begin() + static_cast<std::ptrdiff_t>(i + classes));
    std::sort(row.rbegin(), row.rend());
    float sum = 0;
    for (const float z : row) sum += std::exp(z - row[0]);
    tops.push_back({1 / sum, std::exp(row[1] - row[0]) / sum});
  }
  return tops;
}

std::vector<learn::Weights> finish(const learn::Engine& engine, learn::PopulationJob job) {
  const std::size_t count = job.students.size();
  const int steps = job.recipe.steps;
  auto run = engine.start(std::move(job));
  PARTLY_CHECK(run.ok());
  PARTLY_CHECK((*run)->advance(steps).ok());
  std::vector<learn::Weights> weights;
  for (std::size_t i = 0; i < count; ++i) weights.push_back((*run)->weights(i));
  return weights;
}

}  // namespace

RealMarket::RealMarket(std::uint64_t world_seed) : engine_(learn::fused_engine()), seed_(world_seed) {
  task_ = *learn::make_task({"atlas", world_seed});
  const ExamSettings settings;
  Rng natural(world_seed, "natural pool"), outside(world_seed, "outside pool");
  natural_ = task_->sample(static_cast<std::size_t>(settings.natural_pool), natural);
  outside_ = task_->sample_outside(static_cast<std::size_t>(settings.outside_pool), outside);
}

RealMarket::Data RealMarket::own_labels(int n, std::uint64_t seed, double noise) const {
  Rng rng(seed, "own labels");
  learn::Examples examples = task_->sample(static_cast<std::size_t>(n), rng);
  learn::add_label_noise(examples.label, task_->classes(), noise, rng);
  auto set = std::make_shared<learn::TransferSet>();
  set->inputs = task_->inputs();
  set->classes = task_->classes();
  set->x = std::move(examples.x);
  set->label = std::move(examples.label);
  return set;
}

RealMarket::Data RealMarket::answers_of(const learn::Weights& model, int n, bool soft,
                                        std::uint64_t seed) const {
  Rng rng(seed, "queries");
  const Data with_probabilities = answers_at(model, task_->sample(static_cast<std::size_t>(n), rng).x);
  if (soft) return with_probabilities;
  auto bare = std::make_shared<learn::TransferSet>(*with_probabilities);
  bare->teacher_logits.clear();
  bare->alpha.clear();
  return bare;
}

RealMarket::Data RealMarket::answers_at(const learn::Weights& model, std::vector<float> points) const {
  auto set = std::make_shared<learn::TransferSet>();
  set->inputs = task_->inputs();
  set->classes = task_->classes();
  set->teacher_logits = engine_->logits(model, points);
  set->label = classes_of(set->teacher_logits, static_cast<std::size_t>(set->classes));
  set->alpha.assign(set->label.size(), 1.0f);
  set->x = std::move(points);
  return set;
}

RealMarket::Data RealMarket::mixed(const Data& a, const Data& b) {
  const auto add = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  const auto with_soft_rows = [](learn::TransferSet part) {
    part.alpha.resize(part.size());  // rows of bare labels get weight 0 and logits that nobody reads
    part.teacher_logits.resize(part.size() * static_cast<std::size_t>(part.classes));
    return part;
  };
  const learn::TransferSet second = with_soft_rows(*b);
  auto set = std::make_shared<learn::TransferSet>(with_soft_rows(*a));
  add(set->x, second.x);
  add(set->label, second.label);
  add(set->teacher_logits, second.teacher_logits);
  add(set->alpha, second.alpha);
  return set;
}

std::vector<learn::Weights> RealMarket::train(const std::vector<Data>& data, std::vector<int> hidden,
                                              int steps, std::uint64_t seed) const {
  learn::MlpShape shape{{task_->inputs()}};
  shape.widths.insert(shape.widths.end(), hidden.begin(), hidden.end());
  shape.widths.push_back(task_->classes());
  std::vector<learn::Weights> start;
  for (std::size_t i = 0; i < data.size(); ++i) {
    Rng rng(seed, "weights", i);
    start.push_back(learn::initial_weights(shape, rng));
  }
  return tune(start, data, steps, seed);
}

std::vector<learn::Weights> RealMarket::tune(const std::vector<learn::Weights>& start,
                                             const std::vector<Data>& data, int steps,
                                             std::uint64_t seed) const {
  learn::PopulationJob job;
  job.recipe.steps = steps;
  for (std::size_t i = 0; i < start.size(); ++i)
    job.students.push_back({start[i], data[i], derive_seed(seed, "order", i)});
  return finish(*engine_, std::move(job));
}

std::vector<learn::Weights> RealMarket::teachers(int count) const {
  std::vector<Data> data;
  for (int i = 0; i < count; ++i)
    data.push_back(own_labels(kTeacherLabels, derive_seed(seed_, "teacher", static_cast<std::uint64_t>(i))));
  return train(data, {128, 128}, 1500, derive_seed(seed_, "teachers"));
}

std::vector<learn::Weights> RealMarket::innocents(int count, std::uint64_t seed) const {
  ExamSettings settings;
  settings.labels = kTeacherLabels;
  settings.large_every = 0;
  std::vector<Data> data;
  for (int i = 0; i < count; ++i)
    data.push_back(own_labels(reference_labels(settings, i), derive_seed(seed, "innocent", static_cast<std::uint64_t>(i))));
  return train(data, {64, 64}, 1500, seed);
}

std::vector<learn::Weights> RealMarket::copies(const learn::Weights& teacher, int count, int queries,
                                               bool soft, std::uint64_t seed) const {
  std::vector<Data> data;
  for (int i = 0; i < count; ++i)
    data.push_back(
        answers_of(teacher, queries, soft, derive_seed(seed, "copy", static_cast<std::uint64_t>(i))));
  return train(data, {64, 64}, 1500, seed);
}

Sitting RealMarket::sit(const learn::Weights& model) const {
  const auto classes = static_cast<std::size_t>(task_->classes());
  return {classes_of(engine_->logits(model, natural_.x), classes),
          classes_of(engine_->logits(model, outside_), classes)};
}

std::vector<Sitting> RealMarket::sit(std::span<const learn::Weights> models) const {
  std::vector<Sitting> sittings;
  for (const learn::Weights& model : models) sittings.push_back(sit(model));
  return sittings;
}

std::vector<float> RealMarket::confidence(const learn::Weights& model) const {
  std::vector<float> confidence;
  const auto classes = static_cast<std::size_t>(task_->classes());
  for (const auto& [first, second] : top_two(engine_->logits(model, natural_.x), classes))
    confidence.push_back(first);
  return confidence;
}

ServedAnswers RealMarket::serve(const learn::Weights& model, std::span<const float> points) const {
  const auto classes = static_cast<std::size_t>(task_->classes());
  const std::vector<float> logits = engine_->logits(model, points);
  ServedAnswers answers{classes_of(logits, classes), {}};
  for (const auto& [first, second] : top_two(logits, classes)) answers.margin.push_back(first - second);
  return answers;
}

double RealMarket::accuracy(const learn::Weights& model) const {
  const Answers answers = sit(model).natural;
  int right = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) right += answers[i] == natural_.label[i];
  return right / static_cast<double>(answers.size());
}

Case::Case(const RealMarket& market, const learn::Weights& teacher, std::span<const Sitting> selectors,
           std::vector<Sitting> references)
    : material_{market.natural().label,
                market.sit(teacher),
                market.confidence(teacher),
                {selectors.begin(), selectors.end()}},
      references_(std::move(references)),
      paper_(set_paper({}, material_)) {}

Exhibit Case::examine(const Sitting& suspect) const {
  return forensics::examine(paper_, material_, suspect, references_);
}

}  // namespace partly::forensics
