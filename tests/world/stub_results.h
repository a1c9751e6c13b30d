// Results for jobs without training anything: seeded, in the order of magnitude of real ones, so that rules
// can be tested in milliseconds. More data gives more capability, answers of the teacher leave a trace,
// labels do not.
#pragma once
#include <vector>

#include "sim/world/state/job.h"
#include "sim/world/state/world.h"

namespace partly::world {

JobResult stub_result(const Job& job);
std::vector<JobResult> stub_results(const std::vector<Job>& jobs);
// Closes the quarter with stub results for all that is due.
void close_with_stubs(const Scenario& scenario, World& world);

}  // namespace partly::world
