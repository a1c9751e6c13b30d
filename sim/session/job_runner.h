// Does the work behind a world's job: trains with the learning engine, asks the forensics, hands back
// measurements. The only place where networks, exams and monitors meet. Keeps what is expensive to make
// (teachers, reference models, calibrated monitors) by the values that decide them, so that the same job
// always gives the same result.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/quantity.h"
#include "sim/base/result.h"
#include "sim/learn/engine.h"
#include "sim/session/trainer.h"
#include "sim/world/state/job.h"

namespace partly::session {

// What a runner has done so far.
struct RunStats {
  int trainings = 0;   // of jobs: populations of students
  int recalled = 0;    // results that were kept from an equal job
  int classrooms = 0;  // made: a teacher, and the open weights where they are asked for
  int exams = 0;       // held
};

class JobRunner {
 public:
  // results_kept: for work that plays a scenario many times; equal jobs are then done once. 0: each is done.
  explicit JobRunner(std::shared_ptr<const learn::Engine> engine, std::size_t results_kept = 0);
  ~JobRunner();
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

  // An Error if the job cannot be done or was ended by on_progress (ErrorKind::interrupted).
  Result<world::JobResult> run(const world::Job& job, const ProgressCallback& on_progress);
  std::string engine_text() const;  // "fused on cpu (AVX-512)"
  RunStats run_stats() const;
  // The capability that students of this job reach: mean, with the range over its seeds. For quotes; enters
  // no world. An Error where nothing can be trained, or (ErrorKind::interrupted) if `should_continue` said
  // no.
  Result<Quantity> rehearse(const learn::TrainJob& job, const ShouldContinue& should_continue);
  // What runs had to say since the last call, a sentence each: that a device failed and where they went on.
  // From any thread.
  std::vector<std::string> take_notes();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A runner as the trainer's work, shared with the rehearsals and roads that run on the same thread.
Work work_of(std::shared_ptr<JobRunner> runner);
// For work that nobody watches: all in one go, or in slices for as long as `should_continue` says so.
int to_the_end(const SliceState&);
ProgressCallback while_allowed(ShouldContinue should_continue);

}  // namespace partly::session
