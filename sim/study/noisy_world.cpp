// Lesson "noisy world": the same student on the same number of examples, once from labels of which 40 % are
// wrong, once from a teacher that learned from labels as bad.
#include "sim/study/groups.h"
#include "sim/study/noisy_labels.h"
#include "sim/study/providers.h"
#include "sim/study/scenes.h"
#include "sim/study/workshop.h"

namespace partly::study {
namespace {

Beat with_labels(const learn::Classroom& classroom, const learn::TrainedStudents& students) {
  Beat beat;
  beat.id = "labels";
  beat.title = "Labels that lie";
  beat.text = "Two in five labels of this world were replaced by chance. A student learns from 250 of them.";
  beat.figures = {over_seeds("accuracy with 250 labels", accuracies(students), Unit::fraction)};
  beat.maps = {map_of(classroom, students.weights.front(), "The student's map, from 250 labels")};
  return beat;
}

Beat teacher(learn::Classroom& classroom) {
  Beat beat;
  beat.id = "teacher";
  beat.title = "Sixty thousand such labels";
  beat.text = "The large lab has no better labels, only more. What is wrong at random averages out.";
  beat.figures = {{"accuracy of the teacher", classroom.teacher_accuracy(), 0, Unit::fraction}};
  beat.maps = {map_of(classroom, classroom.teacher(), "The teacher's map")};
  beat.guess = Guess{
      "What share of the exam does the teacher get right?", beat.figures[0].name, 0, 1,
      "The large lab has no better labels, only more: sixty thousand, and two in five of them were replaced "
      "by chance."};
  beat.notes = "Often misunderstood: a teacher of whose labels 60 % are right is not right in 60 % of cases.";
  return beat;
}

Beat with_answers(const learn::Classroom& classroom, const learn::TrainedStudents& students) {
  Beat beat;
  beat.id = "answers";
  beat.title = "The same student, 250 answers";
  beat.text = "A student as small asks the teacher 250 times. The noise was washed out before it could ask.";
  beat.figures = {over_seeds("accuracy with 250 answers", accuracies(students), Unit::fraction)};
  beat.maps = {map_of(classroom, students.weights.front(), "The student's map, from 250 answers",
                      students.result.queries)};
  beat.guess =
      Guess{"What share does it get right with 250 answers instead of 250 labels?", beat.figures[0].name, 0,
            1, "A student as small as the first asks the teacher 250 times."};
  return beat;
}

Status tell_noisy_world(Workshop& workshop, const Setting& setting, const Show& show) {
  const auto provider = large_atlas_provider(kNoisyLabels);
  Setting part = setting;
  part.keep_going = part_of(setting.keep_going, 0, 2);
  const auto labels = workshop.train_all({labelling(provider, kNoisyExamples)}, part);
  if (!labels) return labels.error();
  learn::Classroom& classroom = workshop.classroom(provider);
  show(with_labels(classroom, *labels->front()));
  show(teacher(classroom));
  part.keep_going = part_of(setting.keep_going, 1, 2);
  const auto answers = workshop.train_all({asking(provider, kNoisyExamples, 1)}, part);
  if (!answers) return answers.error();
  show(with_answers(classroom, *answers->front()));
  return {};
}

}  // namespace

Lesson noisy_world() {
  return {
      {.id = "noisy-world",
       .name = "Noisy world",
       .reference = "Hinton, Vinyals, Dean 2015; Busbridge et al. 2025",
       .set_up =
           "Atlas, 40 % of all labels replaced by chance; teacher 2-128-128-6 on 60,000 of them; students "
           "2-64-64-6, 2,000 steps, temperature 1",
       .seconds = 2},
      tell_noisy_world,
      "Two labels in five lie. What comes of learning them?",
      "Errors at random average out: what a teacher has learned is cleaner than what it was taught.",
      4};
}

}  // namespace partly::study
