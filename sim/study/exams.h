// A provider's case in court, for studies: the question paper, and innocents that were trained for the
// purpose. What needs no teacher (pools, the models that choose questions, the innocents) is made once a
// world and kept in the workshop. Unlike in a game, all labs have labels of the world's own quality, and
// large honest labs are among the innocents only where the settings ask for them, as in the published
// set-ups.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "sim/evidence/exam_setup.h"
#include "sim/study/workshop.h"

namespace partly::study {

inline constexpr std::uint64_t kCourt = 1;  // seed of the own draws of the studies' court

// What that court asks: 8 models choose, 24 innocents with half, once and thrice `labels`.
forensics::ExamSettings court_of(const learn::TrainJob& provider, std::uint64_t seed = kCourt);

// provider: names task, teacher and the label noise of the world; its hidden layers and recipe are those of
// the honest labs. settings: how many models of which sizes; labels are shares of settings.labels.
Result<evidence::TeacherExam> exam_of(Workshop& workshop, const learn::TrainJob& provider,
                                      const forensics::ExamSettings& settings,
                                      const learn::KeepGoing& keep_going = {});
// The provider's case in the studies' court.
Result<evidence::TeacherExam> exam_of(Workshop& workshop, const learn::TrainJob& provider,
                                      const learn::KeepGoing& keep_going = {});

// `count` honest models with half, once and thrice the provider's labels in turn, that neither teacher nor
// court ever met. Kept.
Result<std::shared_ptr<const std::vector<learn::Weights>>> innocents(Workshop& workshop,
                                                                     const learn::TrainJob& provider,
                                                                     int count, std::uint64_t seed,
                                                                     const learn::KeepGoing& keep_going = {});

// Each suspect's verdict in one exam.
struct Verdicts {
  std::vector<double> p;
  double share_found(double threshold = 0.01) const;
  double median_p() const;
};
Verdicts try_all(const evidence::TeacherExam& exam, std::span<const learn::Weights> suspects);

// Chance that a suspect's p is under an innocent's, ties counting half.
double evidence_auc(const Verdicts& suspects, const Verdicts& innocents);

// Each suspect's score in one test.
std::vector<double> scores(const evidence::TeacherExam& exam, forensics::ExamTest test,
                           std::span<const learn::Weights> suspects);

}  // namespace partly::study
