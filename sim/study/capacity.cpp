// A student can be too small for its teacher, and an assistant between the two does not help here (row 25).
#include <cmath>

#include "sim/base/statistics.h"
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/pupils.h"
#include "sim/study/workshop.h"

namespace partly::study {
namespace {

constexpr int kMiddleWidth = 16;  // of the middling teacher, and of the assistant

// The paired t statistic: the mean in its standard errors.
double paired_t(const std::vector<double>& differences) {
  const double error = standard_deviation(differences) / std::sqrt(static_cast<double>(differences.size()));
  return error > 0 ? mean(differences) / error : 0;
}

// Very small students of teachers of several sizes: the same first weights, questions and order under each.
class SmallStudents {
 public:
  SmallStudents(Workshop& workshop, const Setting& setting) : workshop_(workshop), setting_(setting) {}

  // Of a teacher with these hidden layers and 60,000 labels.
  Result<Accuracies> under(const std::vector<int>& hidden, const learn::KeepGoing& keep_going) {
    learn::TrainJob job = large_glyphs_provider();
    job.teacher.hidden = hidden;
    learn::Classroom& room = workshop_.classroom(job);
    if (auto status = room.prepare(job, part_of(keep_going, 0, 2)); !status) return status.error();
    return of(room.teacher(), room, part_of(keep_going, 1, 2));
  }

  // Of a student of middle size, which learned from the large teacher as they do.
  Result<Accuracies> under_assistant(const learn::KeepGoing& keep_going) {
    learn::Classroom& room = workshop_.classroom(large_glyphs_provider());  // its teacher is there by now
    const std::uint64_t seed = derive_seed(setting_.seed, "assistant");
    const auto shape = shape_for(room.task(), {kMiddleWidth});
    learn::PopulationJob assistant{kRecipe,
                                   {{fresh_weights(shape, seed), answers_of(room.teacher(), room), seed}}};
    const auto trained = workshop_.train(std::move(assistant), part_of(keep_going, 0, 2));
    if (!trained) return trained.error();
    return of(trained->front(), room, part_of(keep_going, 1, 2));
  }

 private:
  static constexpr int kQuestions = 20'000;
  static constexpr int kStudentWidth = 6;
  static constexpr learn::Recipe kRecipe{
      .steps = 2000, .batch = 128, .learning_rate = 1e-3f, .temperature = 4};

  std::shared_ptr<const learn::TransferSet> answers_of(const learn::Weights& teacher,
                                                       const learn::Classroom& room) {
    Rng rng(setting_.seed, "capacity");
    auto x = room.task().sample(kQuestions, rng).x;
    auto logits = workshop_.engine()->logits(teacher, x);
    return answered(room.task(), std::move(x), std::move(logits));
  }

  Result<Accuracies> of(const learn::Weights& teacher, const learn::Classroom& room,
                        const learn::KeepGoing& keep_going) {
    const auto set = answers_of(teacher, room);
    const auto shape = shape_for(room.task(), {kStudentWidth});
    learn::PopulationJob population{kRecipe, {}};
    for (int i = 0; i < setting_.seeds; ++i) {
      const std::uint64_t seed = pupil_seed(setting_, i);
      population.students.push_back({fresh_weights(shape, seed), set, derive_seed(seed, "order")});
    }
    const auto trained = workshop_.train(std::move(population), keep_going);
    if (!trained) return trained.error();
    return accuracies_of(*workshop_.engine(), *trained, room.exam());
  }

  Workshop& workshop_;
  const Setting& setting_;
};

// Under the large teacher; both rows compare with these.
Result<std::shared_ptr<const Accuracies>> under_the_large(Workshop& workshop, const Setting& setting,
                                                          const learn::KeepGoing& keep_going) {
  const std::string key = "small students under the large teacher, " + std::to_string(setting.seeds) +
                          " from " + std::to_string(setting.seed);
  return workshop.keep<Accuracies>(key, [&] {
    return SmallStudents(workshop, setting).under(large_glyphs_provider().teacher.hidden, keep_going);
  });
}

Figures compared(const Accuracies& others, const Accuracies& large, const std::string& other_teacher) {
  const auto gain = points_between(others, large);
  return {over_seeds("accuracy under " + other_teacher, others, Unit::fraction),
          over_seeds("accuracy under the large teacher", large, Unit::fraction),
          over_seeds("gain", gain, Unit::points),
          {"seeds that gain", share_above_zero(gain), 0, Unit::fraction},
          {"paired t of the gain", paired_t(gain), 0, Unit::none}};
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
                     .seconds = 6,
                     .seeds = 32};
  row.study.run = [](Workshop& workshop, const Setting& setting) -> Result<Figures> {
    const auto large = under_the_large(workshop, setting, part_of(setting.keep_going, 0, 2));
    if (!large) return large.error();
    const auto middle =
        SmallStudents(workshop, setting).under({kMiddleWidth}, part_of(setting.keep_going, 1, 2));
    if (!middle) return middle.error();
    return compared(*middle, **large, "the middling teacher");
  };
  row.bars = {{"gain", Sense::at_least, 0, Unit::points},
              {"paired t of the gain", Sense::at_least, 2, Unit::none}};
  return row;
}

Phenomenon assistant() {
  Phenomenon row;
  row.row = "25n";
  row.study.about = {
      .id = "no-gain-by-an-assistant",
      .name = "A teacher's assistant does not close the gap here",
      .reference = "Mirzadeh et al. 2020 (not reproduced)",
      .set_up = "As row 25; an assistant of width 16 learns from the large teacher, the students from it",
      .seconds = 3,
      .seeds = 32};
  row.study.run = [](Workshop& workshop, const Setting& setting) -> Result<Figures> {
    const auto large = under_the_large(workshop, setting, part_of(setting.keep_going, 0, 2));
    if (!large) return large.error();
    const auto assisted = SmallStudents(workshop, setting).under_assistant(part_of(setting.keep_going, 1, 2));
    if (!assisted) return assisted.error();
    return compared(*assisted, **large, "the assistant");
  };
  row.bars = {{"paired t of the gain", Sense::at_most, 2, Unit::none}};
  return row;
}

}  // namespace

std::vector<Phenomenon> capacity_phenomena() { return {gap(), assistant()}; }

}  // namespace partly::study
