// The exams made ready for one world and one kind of suspect: the question paper of the provenance exam, its
// innocent reference models and those of the teacher's traps, trained once, so that examining a suspect is
// instant. Innocents are of the kinds of network that honest labs of this world train, each with own labels
// of several amounts and qualities (ExamSettings); what the exam does with their answers is forensics'
// business.
#pragma once
#include <functional>
#include <optional>
#include <vector>

#include "sim/base/result.h"
#include "sim/forensics/provenance_exam.h"
#include "sim/forensics/stream_features.h"
#include "sim/learn/classroom.h"
#include "sim/session/trap_exam.h"
#include "sim/world/state/job.h"

namespace partly::session {

class Courtroom {
 public:
  // Trains selectors and references; `should_continue` is asked every few steps and ends the work when it says no.
  static Result<Courtroom> open(learn::Classroom& room, const world::Examine& exam,
                                const std::function<bool()>& should_continue);

  forensics::Exhibit examine(const learn::Weights& suspect) const;
  std::optional<forensics::TrapExhibit> examine_traps(
      const learn::Weights& suspect) const;  // if there are any

 private:
  explicit Courtroom(const learn::Classroom& room) : room_(room) {}
  forensics::Sitting sit(const learn::Weights& model) const;

  learn::Classroom room_;
  std::vector<float> natural_, outside_;  // the pools of inputs
  forensics::ExamMaterial material_;
  forensics::ExamPaper paper_;
  std::vector<forensics::Sitting> references_;
  std::optional<TrapExam> traps_;
};

// What the API would serve for these inputs: the class and its lead over the second, for a monitor.
forensics::ServedAnswers served_answers(learn::Classroom& room, std::span<const float> x);

}  // namespace partly::session
