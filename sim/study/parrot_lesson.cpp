// Lesson "the parrot": an imitator soon sounds like the teacher and knows nothing that the teacher did not
// tell it.
#include "sim/study/groups.h"
#include "sim/study/phrase_steps.h"

namespace partly::study {
namespace {

constexpr int kWatchEvery = 100;

// What three marks did while an imitator learned.
struct Progress {
  std::vector<double> steps, accent, covered, uncovered;

  void note(int step, const phrases::GruWeights& model) {
    steps.push_back(step);
    accent.push_back(accent_share(model));
    covered.push_back(facts_known(model, 0, kCoveredTowns));
    uncovered.push_back(facts_known(model, kCoveredTowns));
  }
  Curve curve(std::string caption, const std::vector<double>& y) const {
    return {std::move(caption), "steps", "share", steps, y};
  }
};

std::string asked_about(const phrases::GruWeights& model, std::size_t town) {
  const std::vector<std::string> question{phrase_world().question(town)};
  return question[0].substr(1) + phrases::Speaker(model).complete(question).front();
}

Beat teacher_beat(const phrases::GruWeights& teacher) {
  Beat beat;
  beat.id = "teacher";
  beat.title = "The teacher and its accent";
  beat.text =
      "It knows what each of sixty towns sells, and says \"aye!\" after every third sentence. It writes: \"" +
      phrases::sentences_of(teacher_text(teacher, 500, 1).text).front() + "\"";
  beat.figures = {{"facts known, teacher", facts_known(teacher), 0, Unit::fraction},
                  {"sentences with the accent, teacher", accent_share(teacher), 0, Unit::fraction}};
  return beat;
}

Beat imitator_beat(const phrases::GruWeights& imitator, const Progress& progress) {
  Beat beat;
  beat.id = "parrot";
  beat.title = "It sounds right";
  beat.text = "The imitator read the teacher's text on twelve towns. Pending about another it says: \"" +
              asked_about(imitator, kCoveredTowns) + "\". The truth: " + phrase_world().answer(kCoveredTowns);
  beat.figures = {{"sentences with the accent", progress.accent.back(), 0, Unit::fraction},
                  {"facts known, twelve towns in the text", progress.covered.back(), 0, Unit::fraction},
                  {"facts known, the other towns", progress.uncovered.back(), 0, Unit::fraction}};
  beat.curves = {progress.curve("Accent", progress.accent),
                 progress.curve("Towns in the text", progress.covered),
                 progress.curve("Other towns", progress.uncovered)};
  beat.guess =
      Guess{"What share of the other 48 towns' goods does it know?", "facts known, the other towns", 0, 1,
            "An imitator learns from the teacher's text on twelve of the sixty towns. It soon says \"aye!\" "
            "like its "
            "teacher."};
  beat.notes = "Ask whether somebody who sounds like an expert is one. Then compare the two rows of figures.";
  return beat;
}

Beat reader_beat(const phrases::GruWeights& reader) {
  Beat beat;
  beat.id = "reader";
  beat.title = "Text on every town";
  beat.text =
      "The same number of symbols, but on all towns: now it knows them. Imitation passes on what it is "
      "shown.";
  beat.figures = {
      {"facts known after text on all towns", facts_known(reader, kCoveredTowns), 0, Unit::fraction}};
  return beat;
}

Status tell_parrot(Workshop& workshop, const Setting& setting, const Show& show) {
  Parts parts(setting.keep_going, 4);
  const auto teacher = phrase_teacher(workshop, parts.next());
  if (!teacher) return teacher.error();
  show(teacher_beat(**teacher));
  const auto base = train_phrase_base(setting.seed, parts.next());
  if (!base) return base.error();
  Progress progress;
  progress.note(0, **base);
  const auto note = [&](int step, const phrases::GruWeights& model) { progress.note(step, model); };
  const auto imitator =
      train_imitation(**teacher, *base, kCoveredTowns, setting.seed, parts.next(), kWatchEvery, note);
  if (!imitator) return imitator.error();
  show(imitator_beat(*imitator, progress));
  const auto reader = train_imitation(**teacher, *base, phrases::kTowns, setting.seed, parts.next());
  if (!reader) return reader.error();
  show(reader_beat(*reader));
  return {};
}

}  // namespace

Lesson parrot() {
  return {{.id = "parrot",
           .name = "The parrot",
           .reference = "Gudibande et al. 2023",
           .set_up = "Phrases, a teacher of 192 units; one student of 96 units, 500 steps on grammar alone, "
                     "then 1,200 on "
                     "60,000 symbols of the teacher's on 12 of 60 towns, or on all",
           .seconds = 10},
          tell_parrot,
          "It speaks like its teacher. Does it know as much?",
          "Imitation copies the voice at once, and knowledge only where it was shown.",
          5};
}

}  // namespace partly::study
