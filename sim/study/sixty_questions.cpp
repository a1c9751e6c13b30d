// Lesson "sixty questions to the oracle": what a probability says beyond the answer. Nothing but one
// continent's border is drawn differently by sixty bare answers and sixty with probabilities; the exam is the
// same.
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/scenes.h"
#include "sim/study/workshop.h"

namespace partly::study {
namespace {

constexpr int kQuestionsToTheOracle = 60;

Beat oracle(learn::Classroom& classroom) {
  Beat beat;
  beat.id = "oracle";
  beat.title = "The oracle";
  beat.text =
      "A large lab learned this map from 60,000 surveyed points. You may ask it sixty questions, no more.";
  beat.figures = {{"accuracy of the oracle", classroom.teacher_accuracy(), 0, Unit::fraction}};
  beat.maps = {map_of(classroom, classroom.teacher(), "The oracle's map")};
  return beat;
}

Beat answers_beat(learn::Classroom& classroom, const learn::TrainedStudents& students, std::string id,
                  std::string title, std::string text, std::string set_up) {
  Beat beat;
  beat.id = std::move(id);
  beat.title = std::move(title);
  beat.text = std::move(text);
  beat.figures = {over_seeds("accuracy with " + beat.id, accuracies(students), Unit::fraction)};
  beat.maps = {map_of(classroom, students.weights.front(), beat.title, students.result.queries)};
  beat.guess = Guess{"What share of the exam will the student get right?", beat.figures[0].name, 0, 1,
                     std::move(set_up)};
  return beat;
}

Status tell_sixty_questions(Workshop& workshop, const Setting& setting, const Show& show) {
  const learn::TrainJob provider = large_atlas_provider(0);
  learn::Classroom& classroom = workshop.classroom(provider);
  if (auto status = classroom.prepare(provider, part_of(setting.keep_going, 0, 3)); !status) return status;
  show(oracle(classroom));

  auto job = asking_bare(provider, kQuestionsToTheOracle);
  job.seeds = setting.seeds;
  job.seed = setting.seed;
  const auto bare = workshop.train(job, part_of(setting.keep_going, 1, 3));
  if (!bare) return bare.error();
  show(answers_beat(
      classroom, **bare, "bare answers", "Sixty bare answers",
      "Each answer was one word: the name of the continent. It says nothing on where a border is.",
      "A student learns this map from sixty answers. Each is one word: the name of the continent."));

  job.sources.access = learn::Access::probabilities;
  job.recipe.temperature = 4;
  const auto soft = workshop.train(job, part_of(setting.keep_going, 2, 3));
  if (!soft) return soft.error();
  show(answers_beat(
      classroom, **soft, "probabilities", "The same sixty, with probabilities",
      "\"Seven in ten this continent, two in ten that one\": every answer says where a border is near.",
      "The same sixty places. Now each answer says how sure the oracle is of every continent."));
  return {};
}

}  // namespace

Lesson sixty_questions() {
  return {{.id = "sixty-questions",
           .name = "Sixty questions to the oracle",
           .reference = "Hinton, Vinyals, Dean 2015",
           .set_up = "Atlas without label noise; students 2-64-64-6, 2,000 steps, the same sixty questions; "
                     "temperature 4 where probabilities are served",
           .seconds = 2},
          tell_sixty_questions,
          "How good a map comes from sixty answers?",
          "A probability is worth more than an answer: it also says where a border is near.",
          4};
}

}  // namespace partly::study
