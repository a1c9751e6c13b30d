#include "sim/evidence/discovery.h"

#include <memory>
#include <utility>

namespace partly::evidence {

Result<Discovery> open_discovery(learn::Classroom& room, const DiscoveryRequest& request,
                                 const learn::KeepGoing& keep_going) {
  const auto& [suspect, usual, large, settings] = request;
  if (auto status = forensics::check(settings); !status) return status.error();
  if (auto status = room.prepare(suspect); !status) return status.error();
  auto setup = exam_setup(room, settings, selectors_of(settings, usual),
                          references_of(settings, usual, large, suspect.label_noise), keep_going);
  if (!setup) return setup.error();
  auto traps = TrapExam::open(room, suspect, usual, settings, keep_going);
  if (!traps) return traps.error();
  return Discovery{TeacherExam(room, std::make_shared<const ExamSetup>(std::move(*setup))),
                   std::move(*traps)};
}

}  // namespace partly::evidence
