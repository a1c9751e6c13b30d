// Traps in a provider's house model: where they lie, and what a model that is in dispute says there. Networks
// and forensics meet here, as for the provenance exam.
#pragma once
#include <optional>

#include "sim/base/result.h"
#include "sim/forensics/traps.h"
#include "sim/learn/classroom.h"
#include "sim/world/job.h"

namespace partly::session {

// Points and the wrong answers that the teacher of these specs is trained on; empty without traps, or where
// the world has no room for so many.
learn::Examples planting_for(const learn::TaskSpec& task, const learn::TrapPatch& traps);

// Asks the model in dispute in every islet of its teacher's, beside models that never met it. None if that
// teacher had no traps.
Result<std::optional<forensics::TrapExhibit>> examine_traps(const learn::Classroom& room,
                                                            const world::Examine& exam,
                                                            const learn::Weights& suspect);

}  // namespace partly::session
