// Lesson "whose mistakes are these?": three suspects, one of them an extractor. Agreement with the teacher
// accuses the best; the teacher's mistakes accuse the extractor; counting questions as coin tosses accuses
// almost anybody.
#include <algorithm>

#include "sim/study/exams.h"
#include "sim/study/groups.h"
#include "sim/study/providers.h"
#include "sim/study/scenes.h"

namespace partly::study {
namespace {

constexpr int kExtractorQuestions = 80;
constexpr int kSmallLabels = 1500;

// A court that knows how good an honest lab can be.
forensics::ExamSettings court(const learn::TrainJob& provider) {
  forensics::ExamSettings settings = court_of(provider);
  settings.large_every = 3;
  return settings;
}

struct Suspect {
  std::string name;
  learn::Weights model;
  forensics::Exhibit exhibit;
};

learn::TrainJob large_lab() {
  const learn::TrainJob provider = evenly_noisy_provider(1);
  learn::TrainJob job = labelling(provider, court(provider).large_labels);
  job.hidden = {128, 128};
  return job;
}

Result<std::vector<Suspect>> suspects(Workshop& workshop, const Setting& setting,
                                      const evidence::TeacherExam& trial) {
  const std::vector<std::pair<std::string, learn::TrainJob>> labs{
      {"the large lab", large_lab()},
      {"the small lab", labelling(evenly_noisy_provider(1), kSmallLabels)},
      {"the extractor", asking(evenly_noisy_provider(1), kExtractorQuestions, 2)}};
  std::vector<Suspect> all;
  for (std::size_t i = 0; i < labs.size(); ++i) {
    learn::TrainJob job = labs[i].second;
    job.seeds = 1;
    job.seed = setting.seed;
    const auto trained = workshop.train(job, part_of(setting.keep_going, 1 + i, 1 + labs.size()));
    if (!trained) return trained.error();
    const learn::Weights& model = (*trained)->weights.front();
    all.push_back({labs[i].first, model, trial.examine(model)});
  }
  return all;
}

Beat the_teacher(learn::Classroom& room) {
  Beat beat;
  beat.id = "teacher";
  beat.title = "A teacher with quirks";
  beat.text =
      "A lab sells answers from this map. It learned from few labels, some of them wrong: it errs in its "
      "own way.";
  beat.figures = {{"accuracy of the teacher", room.teacher_accuracy(), 0, Unit::fraction}};
  beat.maps = {map_of(room, room.teacher(), "The teacher's map")};
  return beat;
}

Beat line_up(const learn::Classroom& room, const std::vector<Suspect>& all) {
  Beat beat;
  beat.id = "line-up";
  beat.title = "Three suspects, one extractor";
  beat.text = "Two labs surveyed the map on their own. One only asked the teacher eighty questions.";
  for (const Suspect& suspect : all) {
    beat.figures.push_back(
        {"accuracy of " + suspect.name, suspect.exhibit.agreement.front().accuracy, 0, Unit::fraction});
    beat.maps.push_back(map_of(room, suspect.model, suspect.name));
  }
  return beat;
}

Beat raw_agreement(const std::vector<Suspect>& all) {
  Beat beat;
  beat.id = "agreement";
  beat.title = "Who answers like the teacher?";
  beat.text = "Whoever is mostly right agrees with a teacher who is mostly right. Agreement is no proof.";
  for (const Suspect& suspect : all)
    beat.figures.push_back(
        {"agreement of " + suspect.name, suspect.exhibit.agreement.front().natural, 0, Unit::fraction});
  beat.guess = Guess{
      "On what share of questions does the extractor answer like the teacher?", "agreement of the extractor",
      0, 1, "One of the three only asked the teacher eighty questions. Count all questions, easy and hard."};
  beat.notes = "Ask \"would you convict?\" by a show of hands once the three numbers stand there.";
  return beat;
}

Beat shared_mistakes(const std::vector<Suspect>& all) {
  Beat beat;
  beat.id = "mistakes";
  beat.title = "Only the teacher's mistakes";
  beat.text = "Now ask only what the teacher gets wrong, and train 24 innocents to see what is usual.";
  for (const Suspect& suspect : all) {
    const auto& test = suspect.exhibit.test(forensics::ExamTest::mistakes);
    beat.figures.push_back({"same mistakes, " + suspect.name, test.suspect_score, 0, Unit::fraction});
    beat.figures.push_back({"p of " + suspect.name, suspect.exhibit.p, 0, Unit::p_value});
  }
  std::vector<double> innocents = all.front().exhibit.test(forensics::ExamTest::mistakes).reference_scores;
  beat.figures.push_back(over_seeds("same mistakes, innocents", innocents, Unit::fraction));
  std::ranges::sort(innocents);
  Curve curve{"The innocents, in order", "innocent", "share of the teacher's mistakes", {}, innocents};
  for (std::size_t i = 0; i < innocents.size(); ++i) curve.x.push_back(static_cast<double>(i + 1));
  beat.curves = {std::move(curve)};
  beat.guess = Guess{
      "What share of the teacher's mistakes does the extractor repeat?", "same mistakes, the extractor", 0, 1,
      "Now ask only what the teacher gets wrong. Twenty-four innocents, trained without the teacher, "
      "show what is usual."};
  beat.notes =
      "Often misunderstood: innocents repeat many of these mistakes too, for hard questions are hard for "
      "all. What "
      "counts is how far a suspect stands from them.";
  return beat;
}

Beat coin_tosses(const evidence::TeacherExam& trial, const std::vector<learn::Weights>& innocent) {
  int by_exam = 0, by_tosses = 0;
  for (const auto& model : innocent) {
    const auto sitting = trial.sit(model);
    by_exam += trial.p(sitting) < 0.01;
    by_tosses += forensics::naive_binomial_p(trial.outcomes(sitting)[2]) < 0.01;
  }
  Beat beat;
  beat.id = "tosses";
  beat.title = "An expert who counts coins";
  beat.text =
      "Counting each shared mistake as a coin toss accuses innocents: hard questions are hard for all.";
  beat.figures = {{"innocents", static_cast<double>(innocent.size()), 0, Unit::count},
                  {"accused by the exam", static_cast<double>(by_exam), 0, Unit::count},
                  {"accused by counting coins", static_cast<double>(by_tosses), 0, Unit::count}};
  beat.guess = Guess{
      "How many of 30 innocents does the coin counter accuse?", "accused by counting coins", 0, 30,
      "An expert takes each shared mistake for a coin toss: so many heads cannot be chance. Thirty labs that "
      "never asked the teacher stand before that expert."};
  return beat;
}

Status tell_whose_mistakes(Workshop& workshop, const Setting& setting, const Show& show) {
  const learn::TrainJob provider = evenly_noisy_provider(1);
  learn::Classroom& room = workshop.classroom(provider);
  if (auto status = room.prepare(provider); !status) return status;
  show(the_teacher(room));
  const auto trial = exam_of(workshop, provider, court(provider), part_of(setting.keep_going, 0, 4));
  if (!trial) return trial.error();
  const auto all = suspects(workshop, setting, *trial);
  if (!all) return all.error();
  show(line_up(room, *all));
  show(raw_agreement(*all));
  show(shared_mistakes(*all));
  const auto innocent = innocents(workshop, provider, 30, setting.seed);
  if (!innocent) return innocent.error();
  show(coin_tosses(*trial, **innocent));
  return {};
}

}  // namespace

Lesson whose_mistakes() {
  return {{.id = "whose-mistakes",
           .name = "Whose mistakes are these?",
           .reference = "Lukas et al. 2021; Maini et al. 2021",
           .set_up = "Atlas, all labels 15 % wrong; a large lab with 6,000 labels, a small one with 1,500, "
                     "an extractor "
                     "with 80 answers; one model each. A third of the court's innocents are large labs",
           .seconds = 5},
          tell_whose_mistakes,
          "One of three copied. Who, and how to prove it?",
          "Being right together proves nothing. Being wrong together does, once one knows how wrong "
          "innocents are.",
          8};
}

}  // namespace partly::study
