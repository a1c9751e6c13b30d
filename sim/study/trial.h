// A provider's case in court, for studies: the question paper, and innocents that were trained for the
// purpose. What needs no teacher (pools, the models that choose questions, the innocents) is made once a
// world and kept in the workshop. Unlike in a game, all labs have labels of the world's own quality, and
// large honest labs are among the innocents only where the settings ask for them, as in the published
// set-ups.
#pragma once
#include <array>
#include <memory>
#include <span>
#include <vector>

#include "sim/forensics/provenance_exam.h"
#include "sim/study/workshop.h"

namespace partly::study {

// A court's own material for one world, whoever the teacher is.
struct Bench {
  forensics::ExamSettings settings;
  std::vector<float> natural, outside;  // (n, inputs)
  forensics::Answers truth;             // of the natural inputs
  std::vector<forensics::Sitting> selectors, references;
};

forensics::Sitting sit(const Bench& bench, const learn::Classroom& room, const learn::Weights& model);

class Trial {
 public:
  // provider: names task, teacher and the label noise of the world; its hidden layers and recipe are those of
  // the honest labs. settings: how many models of which sizes; labels are shares of settings.labels.
  static Result<Trial> open(Workshop& workshop, const learn::TrainJob& provider,
                            const forensics::ExamSettings& settings, const learn::KeepGoing& keep_going = {});

  forensics::Sitting sit(const learn::Weights& model) const { return study::sit(*bench_, room_, model); }
  forensics::Exhibit examine(const learn::Weights& suspect) const;
  double p(const forensics::Sitting& suspect) const;
  double p(const learn::Weights& suspect) const { return p(sit(suspect)); }
  double score(forensics::ExamTest test, const forensics::Sitting& model) const;
  std::array<forensics::TestOutcome, 3> outcomes(const forensics::Sitting& suspect) const;
  // Of one test, by innocents that the caller chooses: for the question how p is spread among the innocent.
  double p(forensics::ExamTest test, const forensics::Sitting& suspect,
           std::span<const double> innocent_scores) const;

  const Bench& bench() const { return *bench_; }
  const forensics::ExamPaper& paper() const { return paper_; }

 private:
  Trial(learn::Classroom room, std::shared_ptr<const Bench> bench)
      : room_(std::move(room)), bench_(std::move(bench)) {}
  void read_teacher();

  learn::Classroom room_;
  std::shared_ptr<const Bench> bench_;
  forensics::ExamMaterial material_;
  forensics::ExamPaper paper_;
};

inline constexpr std::uint64_t kCourt = 1;  // seed of the own draws of the studies' court

// What that court asks: 8 models choose, 24 innocents with half, once and thrice `labels`.
forensics::ExamSettings court_of(const learn::TrainJob& provider, std::uint64_t seed = kCourt);

// The provider's case in that court.
Result<Trial> trial_of(Workshop& workshop, const learn::TrainJob& provider,
                       const learn::KeepGoing& keep_going = {});

// `count` honest models with half, once and thrice the provider's labels in turn, that neither teacher nor
// court ever met. Kept.
Result<std::shared_ptr<const std::vector<learn::Weights>>> innocents(Workshop& workshop,
                                                                     const learn::TrainJob& provider,
                                                                     int count, std::uint64_t seed,
                                                                     const learn::KeepGoing& keep_going = {});

// Each suspect's verdict in one trial.
struct Verdicts {
  std::vector<double> p;
  double share_found(double threshold = 0.01) const;
  double median_p() const;
};
Verdicts try_all(const Trial& trial, std::span<const learn::Weights> suspects);

// Chance that a suspect's p is under an innocent's, ties counting half.
double evidence_auc(const Verdicts& suspects, const Verdicts& innocents);

// Each suspect's score in one test.
std::vector<double> scores(const Trial& trial, forensics::ExamTest test,
                           std::span<const learn::Weights> suspects);

}  // namespace partly::study
