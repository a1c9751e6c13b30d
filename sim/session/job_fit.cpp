#include "sim/session/job_fit.h"

#include <algorithm>

namespace partly::session {

bool fits(std::span<const world::Job> jobs, std::span<const world::JobResult> results) {
  // The alternatives of Job and JobResult stand in the same order.
  return std::ranges::equal(jobs, results, [](const world::Job& job, const world::JobResult& result) {
    return job.index() == result.index() && world::id_of(job) == world::id_of(result);
  });
}

world::JobResult failed(const world::Job& job) {
  if (const auto* student = std::get_if<world::TrainStudent>(&job)) {
    world::StudentTrained none;
    none.id = student->id;
    none.stopped = true;
    return none;
  }
  if (const auto* exam = std::get_if<world::Examine>(&job)) return world::Examined{exam->id, {}, {}};
  if (const auto* watch = std::get_if<world::WatchCrowd>(&job)) {
    world::CrowdWatched none;
    none.id = watch->id;
    return none;
  }
  return world::IncumbentsMeasured{std::get<world::MeasureIncumbents>(job).id, {}, {}, {}};
}

}  // namespace partly::session
