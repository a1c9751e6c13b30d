// Lesson "laundering": a copy is trained on with own data, and the shared mistakes go while the accuracy
// grows. Copying the copy does not help at all.
#include <string>

#include "sim/study/exams.h"
#include "sim/study/groups.h"
#include "sim/study/laundering.h"
#include "sim/study/providers.h"
#include "sim/study/scenes.h"
#include "sim/study/suspects.h"

namespace partly::study {
namespace {

constexpr const char* kMistakesLeft = "What share of the teacher's mistakes does it repeat?";

// What the class is asked: a figure by its place in the beat.
struct Asked {
  const char* question = nullptr;  // none: the beat is shown at once
  const char* set_up = nullptr;
  std::size_t figure = 0;
};
struct Wash {
  const char* id;
  const char* title;
  const char* text;
  Asked asked;
  int steps;  // of fine-tuning
};
constexpr Wash kWashes[] = {
    {"copy",
     "A copy, fresh",
     "Three thousand answers bring the teacher's mistakes along.",
     {kMistakesLeft,
      "A lab asked three thousand questions and trained a copy. An exam asks what the teacher gets "
      "wrong."},
     0},
    {"rinsed", "A hundred steps on own data", "A short wash with own labels.", {}, 100},
    {"washed",
     "Five hundred steps",
     "The mistakes go first: they were the teacher's, and the labels contradict them.",
     {kMistakesLeft, "The copy is trained on with own labels, five hundred steps in all."},
     500},
    {"clean",
     "Two thousand steps",
     "It shares fewer mistakes, and is better than the stolen copy. What is left to find lies outside the "
     "map, "
     "where own labels say nothing.",
     {"What share of the copies does the exam still find?",
      "Two thousand steps on own labels. The exam looks at mistakes, and at answers outside the map, where "
      "own "
      "labels say nothing.",
      3},
     2000}};
constexpr Asked kSecondHand{kMistakesLeft,
                            "Another lab asks the fresh copy three thousand questions, and never the "
                            "teacher."};

Beat wash_beat(const evidence::TeacherExam& trial, learn::Classroom& room, const std::string& id,
               const std::string& title, const std::string& text, const Asked& asked, const Models& models) {
  const Verdicts verdicts = try_all(trial, models);
  Beat beat;
  beat.id = id;
  beat.title = title;
  beat.text = text;
  beat.figures = {over_seeds("same mistakes, " + id, scores(trial, forensics::ExamTest::mistakes, models),
                             Unit::fraction),
                  over_seeds("same answers outside, " + id,
                             scores(trial, forensics::ExamTest::outside, models), Unit::fraction),
                  over_seeds("accuracy, " + id, accuracies(room, models), Unit::fraction),
                  {"found by the exam, " + id, verdicts.share_found(), 0, Unit::fraction},
                  {"median p, " + id, verdicts.median_p(), 0, Unit::p_value}};
  beat.maps = {map_of(room, models.front(), title)};
  if (asked.question) beat.guess = Guess{asked.question, beat.figures[asked.figure].name, 0, 1, asked.set_up};
  return beat;
}

Status tell_laundering(Workshop& workshop, const Setting& setting, const Show& show) {
  learn::TrainJob provider = evenly_noisy_provider(1);
  const auto trial = exam_of(workshop, provider, part_of(setting.keep_going, 0, 6));
  if (!trial) return trial.error();
  learn::Classroom& room = workshop.classroom(provider);
  learn::TrainJob asked = asking(provider, kCopiedAnswers, 2);
  asked.seeds = setting.seeds;
  asked.seed = setting.seed;
  const auto copies = workshop.train(asked, part_of(setting.keep_going, 1, 6));
  if (!copies) return copies.error();
  provider.seed = derive_seed(setting.seed, "own data of the launderer");
  for (const Wash& wash : kWashes) {
    Models models = (*copies)->weights;
    if (wash.steps > 0) {
      auto tuned =
          fine_tuned(workshop, provider, models, kOwnLabels, wash.steps, part_of(setting.keep_going, 2, 6));
      if (!tuned) return tuned.error();
      models = std::move(*tuned);
    }
    show(wash_beat(*trial, room, wash.id, wash.title, wash.text, wash.asked, models));
  }
  const auto second =
      taught_by(workshop, provider, (*copies)->weights, kCopiedAnswers, part_of(setting.keep_going, 5, 6));
  if (!second) return second.error();
  show(wash_beat(*trial, room, "second-hand", "A copy of the copy",
                 "Passing it on washes nothing off: the mistakes travel along.", kSecondHand, *second));
  return {};
}

}  // namespace

Lesson laundering() {
  return {{.id = "laundering",
           .name = "Laundering",
           .reference = "Lukas et al. 2021",
           .set_up =
               "Atlas; copies made from 3,000 answers, fine-tuned on 4,000 own labels for 100, 500 and 2,000 "
               "steps, or asked 3,000 questions by copies of their own",
           .seconds = 5},
          tell_laundering,
          "Can one still tell a copy after a wash?",
          "Own data wash the shared mistakes out of a copy and make it better. Passing it on does not.",
          7};
}

}  // namespace partly::study
