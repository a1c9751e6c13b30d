// Traps in a provider's own model: where they lie, and what a model that is in dispute says there. Networks
// and forensics meet here, as for the provenance exam.
#pragma once
#include <optional>
#include <span>
#include <vector>

#include "sim/base/result.h"
#include "sim/forensics/provenance_exam.h"
#include "sim/forensics/traps.h"
#include "sim/learn/classroom.h"
#include "sim/learn/train_job.h"

namespace partly::evidence {

// Points and the wrong answers that the teacher of these specs is trained on; empty without traps, or where
// the world has no room for so many.
learn::Examples planting_for(const learn::TaskSpec& task, const learn::TrapPatch& traps);

// Models that were trained for the provenance exam, asked about the traps too.
struct TrapModels {
  std::span<const learn::Weights> innocents, copiers, unseen_innocents;
};

// What is asked of a model in dispute about its teacher's traps: every islet, beside innocents that never met
// that teacher, and copiers that did.
class TrapExam {
 public:
  // None if the teacher of `suspect` has no traps.
  static Result<std::optional<TrapExam>> open(const learn::Classroom& room, const learn::TrainJob& suspect,
                                              const TrapModels& models);

  forensics::TrapExhibit examine(const learn::Weights& suspect) const;

 private:
  TrapExam(const learn::Classroom& room, forensics::TrapSettings settings,
           std::vector<forensics::Islet> islets);
  forensics::Count copied(const learn::Weights& model) const;

  learn::Classroom room_;
  forensics::TrapSettings settings_;
  std::vector<forensics::Islet> islets_;
  std::vector<float> probes_;
  forensics::TrapReferences references_;
};

}  // namespace partly::evidence
