// The provenance exam made ready, so that examining a suspect is instant: pools of inputs with the answers of
// innocent models (ExamSetup), and over them the question paper of one teacher (TeacherExam). Networks and
// forensics meet here; what the exam does with answers is forensics' business, and which innocents a court
// should see is the caller's.
#pragma once
#include <array>
#include <memory>
#include <span>
#include <vector>

#include "sim/base/result.h"
#include "sim/forensics/provenance_exam.h"
#include "sim/learn/classroom.h"

namespace partly::evidence {

// What needs no teacher, and so serves the exams on all teachers of one task.
struct ExamSetup {
  forensics::ExamSettings settings;
  std::vector<float> natural, outside;  // the pools, (n, inputs)
  forensics::Answers truth;             // of the natural inputs
  std::vector<forensics::Sitting> selectors, references;

  forensics::Sitting sit(const learn::Classroom& room, const learn::Weights& model) const;
};

// The pools; who chooses questions and who is compared with has yet to sit.
ExamSetup draw_pools(const learn::Task& task, const forensics::ExamSettings& settings);

// Those who choose questions, and those whom a suspect is compared with: honest labs with labels of their
// own, of the amounts and qualities that the settings name, each trained from a seed of its own.
std::vector<learn::ReferenceSpec> selectors_of(const forensics::ExamSettings& settings,
                                               const learn::NetworkKind& usual);
std::vector<learn::ReferenceSpec> references_of(const forensics::ExamSettings& settings,
                                                const learn::NetworkKind& usual,
                                                const learn::NetworkKind& large, double large_label_noise);
// Further labs of the same amounts and qualities, whom no rule is fitted on.
std::vector<learn::ReferenceSpec> unseen_of(const forensics::ExamSettings& settings,
                                            const learn::NetworkKind& usual, const learn::NetworkKind& large,
                                            double large_label_noise, std::uint64_t seed);

// Whether a model was taught by this teacher: one question paper, asked of any number of suspects.
class TeacherExam {
 public:
  // `room` is prepared: its teacher is trained. Without copiers to compare with, exhibits have no ratio.
  TeacherExam(learn::Classroom room, std::shared_ptr<const ExamSetup> setup,
              forensics::Comparison comparison = {});

  forensics::Sitting sit(const learn::Weights& model) const { return setup_->sit(room_, model); }
  forensics::Exhibit examine(const forensics::Sitting& suspect) const;
  forensics::Exhibit examine(const learn::Weights& suspect) const { return examine(sit(suspect)); }
  double p(const forensics::Sitting& suspect) const;
  double p(const learn::Weights& suspect) const { return p(sit(suspect)); }
  // Of the single tests.
  std::array<forensics::TestOutcome, 3> outcomes(const forensics::Sitting& suspect) const;
  double score(forensics::ExamTest test, const forensics::Sitting& model) const;
  // By innocents that the caller chooses: for the question how p is spread among the innocent.
  double p(forensics::ExamTest test, const forensics::Sitting& suspect,
           std::span<const double> innocent_scores) const;

  const ExamSetup& setup() const { return *setup_; }

 private:
  const forensics::QuestionSheet& sheet(forensics::ExamTest test) const;

  learn::Classroom room_;
  std::shared_ptr<const ExamSetup> setup_;
  forensics::Comparison comparison_;
  forensics::ExamMaterial material_;
  forensics::ExamPaper paper_;
};

}  // namespace partly::evidence
