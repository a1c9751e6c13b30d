// Work for a trainer that trains nothing: in steps, like the real one, and at once. For tests of session and
// threads, and for the thread sanitizer, which cannot see into libtorch.
#pragma once
#include "sim/session/trainer.h"
#include "tests/world/stub_results.h"

namespace partly::session {

inline constexpr int kStubSteps = 100;

inline Result<world::JobResult> stub_work(const world::Job& job, const ProgressCallback& pulse) {
  int done = 0;
  const auto snapshot = [&] {
    Progress progress;
    progress.job = world::id_of(job);
    progress.steps = kStubSteps;
    progress.steps_done = done;
    progress.finished = done >= kStubSteps;
    return progress;
  };
  while (done < kStubSteps) {
    const int steps = pulse({false, snapshot});
    if (steps <= 0) return Error{ErrorKind::interrupted, "The training run was stopped", {}, {}};
    done += std::min(steps, kStubSteps - done);
  }
  pulse({true, snapshot});
  return world::stub_result(job);
}

}  // namespace partly::session
