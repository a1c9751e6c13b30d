// What can be asked of a model in dispute, made ready for one teacher and the honest labs of its world: the
// provenance exam, and the teacher's traps where it has any.
#pragma once
#include <optional>

#include "sim/base/result.h"
#include "sim/evidence/exam_setup.h"
#include "sim/evidence/trap_exam.h"

namespace partly::evidence {

struct DiscoveryRequest {
  learn::TrainJob suspect;          // names task and teacher; its label noise is that of the large labs, too
  learn::NetworkKind usual, large;  // what the honest labs of this world train
  forensics::ExamSettings settings;
};

struct Discovery {
  TeacherExam provenance;
  std::optional<TrapExam> traps;
};

// Trains teacher, selectors and references; ends with an Error of kind interrupted where `keep_going` says
// no.
Result<Discovery> open_discovery(learn::Classroom& room, const DiscoveryRequest& request,
                                 const learn::KeepGoing& keep_going = {});

}  // namespace partly::evidence
