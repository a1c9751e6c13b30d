// What can be asked of a model in dispute, made ready for one teacher and the honest labs of its world: the
// provenance exam, and the teacher's traps where it has any. Both compare the model with innocents and with
// copiers of the kind that it is alleged to be, all of them trained for the purpose.
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "sim/base/result.h"
#include "sim/evidence/exam_setup.h"
#include "sim/evidence/trap_exam.h"

namespace partly::evidence {

struct DiscoveryRequest {
  learn::TrainJob suspect;          // names task and teacher; its label noise is that of the large labs, too
  learn::NetworkKind usual, large;  // what the honest labs of this world train
  forensics::ExamSettings settings;
  learn::TrainJob alleged;  // how a copy is said to have been made; numbers and seeds are the settings'
};

// The honest labs: they never met a teacher, and serve every allegation. Those on whom no rule is fitted do
// not hang on the exam's seed, so that one training of them serves all exams of a world.
using Models = std::vector<learn::Weights>;
struct Innocents {
  std::shared_ptr<const ExamSetup> setup;
  Models references;
  std::shared_ptr<const Models> unseen;
};

struct Discovery {
  TeacherExam provenance;
  std::optional<TrapExam> traps;
};

// The long parts; each ends with an Error of kind interrupted where `keep_going` says no.
Result<std::shared_ptr<const Models>> train_unseen(learn::Classroom& room, const DiscoveryRequest& request,
                                                   const learn::KeepGoing& keep_going = {});
Result<std::shared_ptr<const Innocents>> train_innocents(learn::Classroom& room,
                                                         const DiscoveryRequest& request,
                                                         std::shared_ptr<const Models> unseen,
                                                         const learn::KeepGoing& keep_going = {});
Result<Discovery> open_discovery(learn::Classroom& room, const DiscoveryRequest& request,
                                 const Innocents& innocents, const learn::KeepGoing& keep_going = {});
// One after the other.
Result<Discovery> open_discovery(learn::Classroom& room, const DiscoveryRequest& request,
                                 const learn::KeepGoing& keep_going = {});

// As an exhibit tells it.
forensics::CopierRecipe recipe_of(const learn::TrainJob& alleged);

}  // namespace partly::evidence
