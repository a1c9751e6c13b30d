// A class that the student never saw (rows 4 and 5).
#include "sim/study/omitted_classes.h"

#include <algorithm>
#include <cmath>

#include "sim/base/statistics.h"
#include "sim/learn/api.h"
#include "sim/study/digits.h"
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/pupils.h"

namespace partly::study {
namespace {

constexpr int kShownQuestions = 10'000;

learn::TrainJob recipe_of(float temperature) {
  learn::TrainJob job = large_glyphs_provider();
  job.recipe.steps = 3000;
  job.recipe.temperature = temperature > 0 ? temperature : 1;
  return job;
}

// As many drawings as give kShownQuestions of the shown digits on average, those of the others put aside.
learn::Examples drawings_of(const learn::Task& task, std::span<const int> shown, std::uint64_t seed) {
  Rng rng(seed, "omitted classes");
  const std::size_t drawn = static_cast<std::size_t>(kShownQuestions) * kDigits / shown.size();
  return only(task, task.sample(drawn, rng), shown);
}

std::vector<float> exam_logits(Workshop& workshop, const learn::Weights& student) {
  return workshop.engine()->logits(student, workshop.classroom(large_glyphs_provider()).exam().x);
}

struct OnUnseen {
  std::vector<double> raw, fixed, offset;  // one a seed
};

OnUnseen on_unseen(Workshop& workshop, const std::vector<learn::Weights>& students) {
  const auto& truth = workshop.classroom(large_glyphs_provider()).exam().label;
  OnUnseen found;
  for (const auto& student : students) {
    const auto logits = exam_logits(workshop, student);
    std::vector<double> offsets(kDigits, 0.0);
    offsets[kOmittedDigit] = offset_to_prior(logits, kDigits, kOmittedDigit, 1.0 / kDigits);
    const auto fixed = with_offsets(logits, offsets);
    found.raw.push_back(share_right_of(kOmittedDigit, learn::argmax_rows(logits, kDigits), truth));
    found.fixed.push_back(share_right_of(kOmittedDigit, learn::argmax_rows(fixed, kDigits), truth));
    found.offset.push_back(offsets[kOmittedDigit]);
  }
  return found;
}

Result<Figures> one_unseen(Workshop& workshop, const Setting& setting) {
  Setting part = setting;
  part.keep_going = part_of(setting.keep_going, 0, 2);
  const auto soft = students_of(workshop, part, {all_but(kOmittedDigit), kOmissionTemperature});
  if (!soft) return soft.error();
  part.keep_going = part_of(setting.keep_going, 1, 2);
  const auto bare = students_of(workshop, part, {all_but(kOmittedDigit), 0});
  if (!bare) return bare.error();
  const OnUnseen with_soft = on_unseen(workshop, *soft), with_bare = on_unseen(workshop, *bare);
  return Figures{over_seeds("unseen threes, soft answers", with_soft.raw, Unit::fraction),
                 over_seeds("unseen threes, soft answers, bias set", with_soft.fixed, Unit::fraction),
                 over_seeds("unseen threes, bare answers", with_bare.raw, Unit::fraction),
                 over_seeds("unseen threes, bare answers, bias set", with_bare.fixed, Unit::fraction),
                 over_seeds("bias added after soft answers", with_soft.offset, Unit::none)};
}

Result<Figures> two_seen(Workshop& workshop, const Setting& setting) {
  const auto students = students_of(workshop, setting, {{7, 8}, 8});
  if (!students) return students.error();
  const auto& truth = workshop.classroom(large_glyphs_provider()).exam().label;
  std::vector<double> raw, fixed;
  for (const auto& student : *students) {
    const auto logits = exam_logits(workshop, student);
    raw.push_back(share_right(learn::argmax_rows(logits, kDigits), truth));
    const auto matched = with_offsets(logits, offsets_to_equal_priors(logits, kDigits));
    fixed.push_back(share_right(learn::argmax_rows(matched, kDigits), truth));
  }
  return Figures{over_seeds("accuracy on ten digits", raw, Unit::fraction),
                 over_seeds("accuracy on ten digits, biases set", fixed, Unit::fraction)};
}

Phenomenon unseen_three() {
  Phenomenon row;
  row.row = "4";
  row.study.about = {.id = "unseen-digit",
                     .name = "A student learns a digit that it never saw from the teacher's other answers",
                     .reference = "Hinton, Vinyals, Dean 2015",
                     .set_up =
                         "Glyphs, provider with 60,000 labels; 10,000 questions without a 3, temperature "
                         "20 against the class alone, students 256-128-10, 3,000 steps; bias set by the "
                         "share of threes among unlabelled digits",
                     .seconds = 4};
  row.study.run = one_unseen;
  row.bars = {{"unseen threes, soft answers", Sense::at_least, 0.5, Unit::fraction},
              {"unseen threes, soft answers, bias set", Sense::at_least, 0.88, Unit::fraction},
              {"unseen threes, bare answers", Sense::at_most, 0.02, Unit::fraction}};
  return row;
}

Phenomenon only_sevens_and_eights() {
  Phenomenon row;
  row.row = "5";
  row.study.about = {.id = "ten-digits-from-two",
                     .name = "Sevens and eights alone teach ten digits",
                     .reference = "Hinton, Vinyals, Dean 2015",
                     .set_up =
                         "As row 4, 10,000 sevens and eights at temperature 8; ten biases set so that "
                         "each digit is answered equally often",
                     .seconds = 4};
  row.study.run = two_seen;
  row.bars = {{"accuracy on ten digits, biases set", Sense::at_least, 0.8, Unit::fraction}};
  return row;
}

}  // namespace

Result<std::vector<learn::Weights>> students_of(Workshop& workshop, const Setting& setting,
                                                const Omission& omission) {
  learn::TrainJob job = recipe_of(omission.temperature);
  learn::Classroom& classroom = workshop.classroom(job);
  if (auto status = classroom.prepare(job, part_of(setting.keep_going, 0, 2)); !status) return status.error();
  const learn::Task& task = classroom.task();
  learn::PopulationJob population{job.recipe, {}};
  for (int i = 0; i < setting.seeds; ++i) {
    const std::uint64_t seed = pupil_seed(setting, i);
    learn::Examples asked = drawings_of(task, omission.shown, seed);
    auto logits = workshop.engine()->logits(classroom.teacher(), asked.x);
    if (omission.temperature == 0) asked.label = learn::argmax_rows(logits, task.classes());
    auto set = omission.temperature > 0 ? answered(task, std::move(asked.x), std::move(logits))
                                        : labelled(task, asked);
    population.students.push_back(
        {fresh_weights(shape_for(task, job.hidden), seed), std::move(set), derive_seed(seed, "order")});
  }
  return workshop.train(std::move(population), part_of(setting.keep_going, 1, 2));
}

std::vector<int> all_but(int digit) {
  std::vector<int> shown;
  for (int other = 0; other < kDigits; ++other)
    if (other != digit) shown.push_back(other);
  return shown;
}

double offset_to_prior(std::span<const float> logits, int classes, std::span<const int> group, double prior) {
  std::vector<double> lead;  // of the best other class over the best of the group
  for (std::size_t row = 0; row < logits.size(); row += static_cast<std::size_t>(classes)) {
    float inside = -INFINITY, outside = -INFINITY;
    for (int c = 0; c < classes; ++c) {
      float& best = std::ranges::find(group, c) == group.end() ? outside : inside;
      best = std::max(best, logits[row + static_cast<std::size_t>(c)]);
    }
    lead.push_back(static_cast<double>(outside) - inside);
  }
  return quantile(std::move(lead), prior);
}

std::vector<float> with_offsets(std::vector<float> logits, std::span<const double> offsets) {
  for (std::size_t i = 0; i < logits.size(); ++i)
    logits[i] += static_cast<float>(offsets[i % offsets.size()]);
  return logits;
}

std::vector<double> offsets_to_equal_priors(std::span<const float> logits, int classes) {
  constexpr int kRounds = 300;
  constexpr double kStep = 2;  // logits per unit of share
  const double prior = 1.0 / classes;
  std::vector<double> offsets(static_cast<std::size_t>(classes), 0.0);
  for (int round = 0; round < kRounds; ++round) {
    const auto answers = learn::argmax_rows(with_offsets({logits.begin(), logits.end()}, offsets), classes);
    std::vector<double> share(offsets.size(), 0.0);
    for (const auto answer : answers)
      share[static_cast<std::size_t>(answer)] += 1.0 / static_cast<double>(answers.size());
    for (std::size_t c = 0; c < offsets.size(); ++c) offsets[c] += kStep * (prior - share[c]);
  }
  return offsets;
}

std::vector<Phenomenon> omitted_class_phenomena() { return {unseen_three(), only_sevens_and_eights()}; }

}  // namespace partly::study
