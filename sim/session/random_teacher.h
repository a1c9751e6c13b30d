// A random decision of the teacher's role, legal or not: for the random policy, which finds what rules
// forgot.
#pragma once
#include "sim/base/rng.h"
#include "sim/world/view/view.h"

namespace partly::session {

// The view must be of that role.
world::Decision any_teacher_decision(const world::WorldView& view, Rng& rng);

}  // namespace partly::session
