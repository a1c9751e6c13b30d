// Which result belongs to which job, and what stands in for one that could not be done.
#pragma once
#include <span>

#include "sim/world/state/job.h"

namespace partly::session {

// One result for each job, of its kind and with its id, in order.
bool fits(std::span<const world::Job> jobs, std::span<const world::JobResult> results);

// A run that failed yields no model, an exam that failed asks nothing; the world goes on and says so.
world::JobResult failed(const world::Job& job);

}  // namespace partly::session
