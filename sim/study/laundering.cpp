// What becomes of the evidence when a copy is washed (rows 13 to 15), and what no washing takes off: the
// weights themselves (row 17).
#include "sim/study/laundering.h"

#include <algorithm>
#include <string>

#include "sim/forensics/statistics.h"
#include "sim/forensics/weight_kinship.h"
#include "sim/study/exams.h"
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/suspects.h"

namespace partly::study {
namespace {

using forensics::ExamTest;

constexpr const char* kRemoval =
    "Lukas et al. 2021 (model extraction and fine-tuning as attacks on fingerprints)";

// What the exams of several teachers' copies brought, all suspects in one list.
struct Tried {
  std::vector<double> quiz, outside, mistakes, accuracy;
  Verdicts verdicts;

  void add(const evidence::TeacherExam& trial, learn::Classroom& room, const Models& models) {
    const auto append = [](std::vector<double>& to, const std::vector<double>& more) {
      to.insert(to.end(), more.begin(), more.end());
    };
    append(quiz, scores(trial, ExamTest::quiz, models));
    append(outside, scores(trial, ExamTest::outside, models));
    append(mistakes, scores(trial, ExamTest::mistakes, models));
    append(accuracy, accuracies(room, models));
    append(verdicts.p, try_all(trial, models).p);
  }
};

Result<Workshop::Trained> suspects_of(Workshop& workshop, learn::TrainJob job, const Setting& setting) {
  job.seeds = setting.seeds;
  job.seed = setting.seed;
  return workshop.train(job, setting.keep_going);
}

// 1 if each value is under the one before it, else 0: a figure that a bar can ask for.
Figure falls(std::string name, const std::vector<double>& values) {
  const bool monotone = std::ranges::adjacent_find(values, std::less_equal<>()) == values.end();
  return {std::move(name), monotone ? 1.0 : 0.0, 0, Unit::none};
}

// --- own data
// ----------------------------------------------------------------------------------------------------

Result<Figures> diluted(Workshop& workshop, const Setting& setting) {
  const auto honest = innocents(workshop, evenly_noisy_provider(1), 24, setting.seed);
  if (!honest) return honest.error();
  Figures figures;
  std::vector<double> quiz, mistakes;
  for (const int percent : {100, 50, 20, 5}) {
    Tried suspects, innocent;
    for (std::uint64_t teacher = 1; teacher <= kTeachers; ++teacher) {
      learn::TrainJob job = asking(evenly_noisy_provider(teacher), kOwnLabels * percent / 100, 2);
      const auto trial = exam_of(workshop, job);
      if (!trial) return trial.error();
      job.sources.own_labels = kOwnLabels - job.sources.queries;
      const auto trained = suspects_of(workshop, job, setting);
      if (!trained) return trained.error();
      suspects.add(*trial, workshop.classroom(job), (*trained)->weights);
      if (percent == 5) innocent.add(*trial, workshop.classroom(job), **honest);
    }
    const std::string with = ", " + std::to_string(percent) + " % answers";
    figures.push_back(over_seeds("quiz" + with, suspects.quiz, Unit::fraction));
    quiz.push_back(figures.back().value);
    figures.push_back(over_seeds("mistakes" + with, suspects.mistakes, Unit::fraction));
    mistakes.push_back(figures.back().value);
    figures.push_back({"found" + with, suspects.verdicts.share_found(), 0, Unit::fraction});
    if (percent == 5)
      figures.push_back({"rank outside" + with, forensics::rank_auc(suspects.outside, innocent.outside), 0,
                         Unit::fraction});
  }
  figures.push_back(falls("quiz falls at each step", quiz));
  figures.push_back(falls("mistakes fall at each step", mistakes));
  return figures;
}

Phenomenon own_data_dilutes() {
  Phenomenon row;
  row.row = "13";
  row.study.about = {
      .id = "evidence-diluted",
      .name = "Own data dilute the evidence, down to none",
      .reference = kRemoval,
      .set_up =
          "Atlas; 4,000 examples of which 100, 50, 20 or 5 % are answers with probabilities, the "
          "rest own labels. At 5 % nothing convicts: the exam's silence is no acquittal there",
      .seconds = 3,
      .seeds = 8};
  row.study.run = diluted;
  row.bars = {{"found, 100 % answers", Sense::at_least, 0.9, Unit::fraction},
              {"quiz falls at each step", Sense::at_least, 1, Unit::none},
              {"mistakes fall at each step", Sense::at_least, 1, Unit::none},
              {"found, 5 % answers", Sense::at_most, 0, Unit::fraction}};
  row.quick = true;
  return row;
}

// --- fine-tuning
// -------------------------------------------------------------------------------------------------

// The copies of one teacher after so many steps of the launderer's.
Status launder(Workshop& workshop, const Setting& setting, std::uint64_t teacher, int steps, Tried& tried) {
  learn::TrainJob provider = evenly_noisy_provider(teacher);
  const auto trial = exam_of(workshop, provider);
  if (!trial) return trial.error();
  const auto copies = suspects_of(workshop, asking(provider, kCopiedAnswers, 2), setting);
  if (!copies) return copies.error();
  Models models = (*copies)->weights;
  if (steps > 0) {
    provider.seed = derive_seed(setting.seed, "own data of the launderer");
    auto tuned = fine_tuned(workshop, provider, models, kOwnLabels, steps, setting.keep_going);
    if (!tuned) return tuned.error();
    models = std::move(*tuned);
  }
  tried.add(*trial, workshop.classroom(provider), models);
  return {};
}

Result<Figures> fine_tuned_away(Workshop& workshop, const Setting& setting) {
  Figures figures;
  std::vector<double> mistakes, accuracy;
  for (const int steps : {0, 100, 500, 2000}) {
    Tried tried;
    for (std::uint64_t teacher = 1; teacher <= kTeachers; ++teacher)
      if (auto status = launder(workshop, setting, teacher, steps, tried); !status) return status.error();
    const std::string after = " after " + std::to_string(steps) + " steps";
    figures.push_back(over_seeds("mistakes" + after, tried.mistakes, Unit::fraction));
    mistakes.push_back(figures.back().value);
    figures.push_back(over_seeds("outside" + after, tried.outside, Unit::fraction));
    figures.push_back(over_seeds("accuracy" + after, tried.accuracy, Unit::fraction));
    accuracy.push_back(figures.back().value);
    figures.push_back({"found" + after, tried.verdicts.share_found(), 0, Unit::fraction});
  }
  figures.push_back(falls("mistakes fall at each step", mistakes));
  figures.push_back({"accuracy gained in all", 100 * (accuracy.back() - accuracy.front()), 0, Unit::points});
  return figures;
}

Phenomenon fine_tuning_erodes() {
  Phenomenon row;
  row.row = "14";
  row.study.about = {.id = "evidence-eroded",
                     .name = "Fine-tuning on own data wears the evidence off while the model gets better",
                     .reference = kRemoval,
                     .set_up =
                         "Atlas; copies made from 3,000 answers with probabilities, then 100, 500 or 2,000 "
                         "steps on 4,000 own labels; four teachers. The mistakes go; the answers outside the "
                         "map, where own data say nothing, may still give a copy away",
                     .seconds = 4,
                     .seeds = 8};
  row.study.run = fine_tuned_away;
  row.bars = {{"found after 0 steps", Sense::at_least, 0.9, Unit::fraction},
              {"mistakes fall at each step", Sense::at_least, 1, Unit::none},
              {"accuracy gained in all", Sense::at_least, 0, Unit::points}};
  row.quick = true;
  return row;
}

// --- a copy of a copy
// --------------------------------------------------------------------------------------------

Result<Figures> second_hand(Workshop& workshop, const Setting& setting) {
  learn::TrainJob provider = evenly_noisy_provider(1);
  const auto trial = exam_of(workshop, provider);
  if (!trial) return trial.error();
  const auto first = suspects_of(workshop, asking(provider, kCopiedAnswers, 2), setting);
  if (!first) return first.error();
  provider.seed = derive_seed(setting.seed, "second hand");
  const auto second = taught_by(workshop, provider, (*first)->weights, kCopiedAnswers, setting.keep_going);
  if (!second) return second.error();
  const auto honest = innocents(workshop, evenly_noisy_provider(1), 24, setting.seed);
  if (!honest) return honest.error();
  const Verdicts verdicts = try_all(*trial, *second);
  return Figures{
      {"found", verdicts.share_found(), 0, Unit::fraction},
      {"median p", verdicts.median_p(), 0, Unit::p_value},
      {"rank among innocents", evidence_auc(verdicts, try_all(*trial, **honest)), 0, Unit::fraction},
      over_seeds("quiz", scores(*trial, ExamTest::quiz, *second), Unit::fraction)};
}

Phenomenon second_hand_is_no_alibi() {
  Phenomenon row;
  row.row = "15";
  row.study.about = {
      .id = "two-hop",
      .name = "A copy of a copy is proved like the first",
      .reference = kRemoval,
      .set_up =
          "Atlas; students of 3,000 answers of students of 3,000 answers; rank: chance that one "
          "of them looks guiltier than an innocent",
      .seconds = 2,
      .seeds = 8};
  row.study.run = second_hand;
  row.bars = {{"rank among innocents", Sense::at_least, 0.95, Unit::fraction},
              {"found", Sense::at_least, 0.75, Unit::fraction}};
  row.quick = true;
  return row;
}

// --- copied weights
// ----------------------------------------------------------------------------------------------

// Digits, where one teacher's mistakes are its own and plenty: the teacher and honest labs of its
// network.
learn::TrainJob digits_teacher() {
  learn::TrainJob job;
  job.task.name = "glyphs";
  job.label_noise = 0;
  job.teacher.hidden = {128, 128};
  job.teacher.labels = 3000;
  job.teacher.label_noise = 0;
  job.teacher.recipe.learning_rate = 1e-3f;
  job.hidden = job.teacher.hidden;
  job.recipe = job.teacher.recipe;
  return job;
}

// The provider's own weights, taken and trained on for 500 steps on data of the taker's.
Result<Models> taken_weights(Workshop& workshop, const learn::TrainJob& provider, const Setting& setting) {
  learn::Classroom& room = workshop.classroom(provider);
  if (auto status = room.prepare(provider); !status) return status.error();
  learn::TrainJob world = provider;
  world.seed = derive_seed(setting.seed, "taken weights");
  const Models taken(static_cast<std::size_t>(setting.seeds), room.teacher());
  return fine_tuned(workshop, world, taken, kOwnLabels, 500, setting.keep_going);
}

// The largest p of the suspects' kinship with the original: the hardest to prove.
double largest_kinship_p(const Models& suspects, const learn::Weights& original, const Models& strangers) {
  std::vector<std::vector<float>> references;
  for (const auto& model : strangers) references.push_back(model.values);
  double most = 0;
  for (const auto& suspect : suspects)
    most = std::max(most, forensics::compare_weights(suspect.values, original.values, references).p);
  return most;
}

Result<Figures> taken_on_digits(Workshop& workshop, const Setting& setting) {
  const learn::TrainJob provider = digits_teacher();
  auto settings = court_of(provider);
  settings.natural_pool = 4000;
  settings.outside_pool = 1000;
  settings.selector_models = 6;
  settings.reference_models = 24;
  const auto trial = exam_of(workshop, provider, settings, part_of(setting.keep_going, 0, 2));
  if (!trial) return trial.error();
  const auto taken = taken_weights(workshop, provider, setting);
  if (!taken) return taken.error();
  const Verdicts verdicts = try_all(*trial, *taken);
  return Figures{{"largest p on digits, by the exam", std::ranges::max(verdicts.p), 0, Unit::p_value},
                 over_seeds("quiz on digits", scores(*trial, ExamTest::quiz, *taken), Unit::fraction)};
}

Result<Figures> taken_on_the_atlas(Workshop& workshop, const Setting& setting) {
  learn::TrainJob provider = evenly_noisy_provider(1);
  const auto trial = exam_of(workshop, provider);
  if (!trial) return trial.error();
  const auto taken = taken_weights(workshop, provider, setting);
  if (!taken) return taken.error();
  provider.hidden = provider.teacher.hidden;  // strangers of the same shape, or nothing can be compared
  const auto strangers = innocents(workshop, provider, 12, setting.seed);
  if (!strangers) return strangers.error();
  const learn::Weights& original = workshop.classroom(provider).teacher();
  provider.seed = derive_seed(setting.seed, "distilled");
  learn::TrainJob asked = asking(provider, kCopiedAnswers, 2);
  asked.seeds = setting.seeds;
  const auto distilled = workshop.train(asked, setting.keep_going);
  if (!distilled) return distilled.error();
  return Figures{
      {"found on the atlas, by the exam", try_all(*trial, *taken).share_found(), 0, Unit::fraction},
      {"largest p on the atlas, by the weights", largest_kinship_p(*taken, original, **strangers), 0,
       Unit::p_value},
      {"largest p of who only asked, by the weights",
       largest_kinship_p((*distilled)->weights, original, **strangers), 0, Unit::p_value}};
}

Result<Figures> taken(Workshop& workshop, const Setting& setting) {
  auto figures = taken_on_digits(workshop, setting);
  if (!figures) return figures;
  const auto atlas = taken_on_the_atlas(workshop, setting);
  if (!atlas) return atlas;
  figures->insert(figures->end(), atlas->begin(), atlas->end());
  return figures;
}

Phenomenon taken_weights_show() {
  Phenomenon row;
  row.row = "17";
  row.study.about = {
      .id = "copied-weights",
      .name = "Copied weights stay provable after fine-tuning",
      .reference = kRemoval,
      .set_up =
          "The teacher's weights and 500 steps on 4,000 own labels. Digits: the exam, with 24 "
          "innocents. Atlas: also the cosine of the weights, with 12 strangers of the same shape, "
          "by which who only asked has nothing to hide",
      .seconds = 20};
  row.study.run = taken;
  row.bars = {{"largest p on digits, by the exam", Sense::at_most, 1e-4, Unit::p_value},
              {"largest p on the atlas, by the weights", Sense::at_most, 1e-4, Unit::p_value},
              {"largest p of who only asked, by the weights", Sense::at_least, 0.01, Unit::p_value}};
  return row;
}

}  // namespace

std::vector<Phenomenon> laundering_phenomena() {
  return {own_data_dilutes(), fine_tuning_erodes(), second_hand_is_no_alibi(), taken_weights_show()};
}

}  // namespace partly::study
