#include "sim/study/pupils.h"

#include <algorithm>

#include "sim/learn/api.h"
#include "sim/learn/distil.h"

namespace partly::study {

std::uint64_t pupil_seed(const Setting& setting, int index) {
  return derive_seed(setting.seed, "student", static_cast<std::uint64_t>(index));
}

std::shared_ptr<const learn::TransferSet> labelled(const learn::Task& task, const learn::Examples& examples) {
  return std::make_shared<const learn::TransferSet>(learn::labelled(examples, task.inputs(), task.classes()));
}

std::shared_ptr<const learn::TransferSet> answered(const learn::Task& task, std::vector<float> x,
                                                   std::vector<float> teacher_logits) {
  auto set = std::make_shared<learn::TransferSet>();
  set->inputs = task.inputs();
  set->classes = task.classes();
  set->x = std::move(x);
  set->label = learn::argmax_rows(teacher_logits, task.classes());
  set->teacher_logits = std::move(teacher_logits);
  set->alpha.assign(set->label.size(), 1.0f);
  return set;
}

learn::MlpShape shape_for(const learn::Task& task, const std::vector<int>& hidden) {
  return learn::mlp(task.inputs(), hidden, task.classes());
}

learn::Weights fresh_weights(const learn::MlpShape& shape, std::uint64_t seed, learn::InitialSpread spread) {
  Rng rng(seed, "initial weights");
  return learn::initial_weights(shape, rng, spread);
}

Result<Accuracies> accuracies_on_log_probabilities(Workshop& workshop, learn::TrainJob job,
                                                   const Setting& setting) {
  job.seeds = setting.seeds;
  job.seed = setting.seed;
  learn::Classroom& classroom = workshop.classroom(job);
  if (auto status = classroom.prepare(job, part_of(setting.keep_going, 0, 2)); !status) return status.error();
  const learn::MlpShape shape = shape_for(classroom.task(), job.hidden);
  learn::PopulationJob population{job.recipe, {}};
  for (int i = 0; i < job.seeds; ++i) {
    const std::uint64_t seed = pupil_seed(setting, i);
    auto x = classroom.query_points(job, i);
    auto logits = workshop.engine()->logits(classroom.teacher(), x);
    population.students.push_back({fresh_weights(shape, seed),
                                   answered(classroom.task(), std::move(x), std::move(logits)),
                                   derive_seed(seed, "order")});
  }
  const auto trained = workshop.train(std::move(population), part_of(setting.keep_going, 1, 2));
  if (!trained) return trained.error();
  return accuracies_of(*workshop.engine(), *trained, classroom.exam());
}

learn::Examples only(const learn::Task& task, const learn::Examples& candidates, std::span<const int> kept) {
  const auto width = static_cast<std::ptrdiff_t>(task.inputs());
  learn::Examples chosen;
  for (std::size_t i = 0; i < candidates.label.size(); ++i) {
    if (std::ranges::find(kept, candidates.label[i]) == kept.end()) continue;
    const auto first = candidates.x.begin() + static_cast<std::ptrdiff_t>(i) * width;
    chosen.x.insert(chosen.x.end(), first, first + width);
    chosen.label.push_back(candidates.label[i]);
  }
  return chosen;
}

Accuracies accuracies_of(const learn::Engine& engine, const std::vector<learn::Weights>& students,
                         const learn::Examples& exam) {
  Accuracies all;
  for (const auto& student : students)
    all.push_back(
        share_right(learn::argmax_rows(engine.logits(student, exam.x), student.shape.outputs()), exam.label));
  return all;
}

double share_right(std::span<const std::int32_t> answers, std::span<const std::int32_t> truth) {
  double right = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) right += answers[i] == truth[i];
  return right / static_cast<double>(answers.size());
}

double share_right_of(int label, std::span<const std::int32_t> answers, std::span<const std::int32_t> truth) {
  double right = 0, asked = 0;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    asked += truth[i] == label;
    right += truth[i] == label && answers[i] == label;
  }
  return asked > 0 ? right / asked : 0;
}

}  // namespace partly::study
