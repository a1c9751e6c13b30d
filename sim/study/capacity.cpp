// A student can be too small for its teacher (row 25).
#include <cmath>

#include "sim/forensics/statistics.h"
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/pupils.h"
#include "sim/study/workshop.h"

namespace partly::study {
namespace {

constexpr int kQuestions = 20'000;
const std::vector<std::vector<int>> kTeachers{{16}, {256, 256}};  // hidden layers

// The same students, from the same weights on the same questions in the same order, under one teacher.
Result<Accuracies> students_under(Workshop& workshop, const Setting& setting,
                                  const std::vector<int>& teacher) {
  learn::TrainJob job = large_glyphs_provider();
  job.teacher.hidden = teacher;
  job.recipe = {.steps = 2000, .batch = 128, .learning_rate = 1e-3f, .temperature = 4};
  learn::Classroom& classroom = workshop.classroom(job);
  if (auto status = classroom.prepare(job, part_of(setting.keep_going, 0, 2)); !status) return status.error();

  const learn::Task& task = classroom.task();
  Rng rng(setting.seed, "capacity");
  auto x = task.sample(kQuestions, rng).x;
  auto logits = workshop.engine()->logits(classroom.teacher(), x);
  const auto set = answered(task, std::move(x), std::move(logits));
  learn::PopulationJob population{job.recipe, {}};
  for (int i = 0; i < setting.seeds; ++i) {
    const std::uint64_t seed = pupil_seed(setting, i);
    population.students.push_back(
        {fresh_weights(shape_for(task, {6}), seed), set, derive_seed(seed, "order")});
  }
  const auto trained = workshop.train(std::move(population), part_of(setting.keep_going, 1, 2));
  if (!trained) return trained.error();
  Accuracies all;
  for (const auto& weights : *trained) all.push_back(classroom.mark(weights).accuracy);
  return all;
}

// The paired t statistic: the mean in its standard errors.
double paired_t(const std::vector<double>& differences) {
  const double error =
      forensics::standard_deviation(differences) / std::sqrt(static_cast<double>(differences.size()));
  return error > 0 ? forensics::mean(differences) / error : 0;
}

Result<Figures> middle_against_large(Workshop& workshop, const Setting& setting) {
  Figures figures;
  std::vector<Accuracies> all;
  for (std::size_t i = 0; i < kTeachers.size(); ++i) {
    Setting part = setting;
    part.keep_going = part_of(setting.keep_going, i, kTeachers.size());
    auto students = students_under(workshop, part, kTeachers[i]);
    if (!students) return students.error();
    all.push_back(std::move(*students));
    figures.push_back(over_seeds("accuracy under a teacher of width " + std::to_string(kTeachers[i].front()),
                                 all.back(), Unit::fraction));
  }
  const auto gain = points_between(all.front(), all.back());
  figures.push_back(over_seeds("gain of the smaller teacher", gain, Unit::points));
  figures.push_back({"seeds that gain", share_above_zero(gain), 0, Unit::fraction});
  figures.push_back({"paired t of the gain", paired_t(gain), 0, Unit::none});
  return figures;
}

Phenomenon gap() {
  Phenomenon row;
  row.row = "25";
  row.study.about = {.id = "capacity-gap",
                     .name = "A very small student learns more from a middling teacher than from the best",
                     .reference = "Mirzadeh et al. 2020",
                     .set_up =
                         "Glyphs; teachers of width 16 and 256-256 on 60,000 labels; students 256-6-10, "
                         "20,000 answers at temperature 4, 2,000 steps, paired by weights and order",
                     .seconds = 8,
                     .seeds = 32};
  row.study.run = middle_against_large;
  row.bars = {{"gain of the smaller teacher", Sense::at_least, 0, Unit::points},
              {"paired t of the gain", Sense::at_least, 2, Unit::none}};
  return row;
}

}  // namespace

std::vector<Phenomenon> capacity_phenomena() { return {gap()}; }

}  // namespace partly::study
