// Does the work behind a world's job: trains with the learning engine, asks the forensics, hands back
// measurements. The only place where networks, exams and monitors meet. Keeps what is dear to make (teachers,
// reference models, calibrated monitors) by the values that decide them, so that the same job always gives
// the same result.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/quantity.h"
#include "sim/base/result.h"
#include "sim/learn/engine.h"
#include "sim/session/trainer.h"
#include "sim/world/job.h"

namespace partly::session {

class JobRunner {
 public:
  explicit JobRunner(std::shared_ptr<const learn::Engine> engine);
  ~JobRunner();
  JobRunner(const JobRunner&) = delete;
  JobRunner& operator=(const JobRunner&) = delete;

  // An Error if the job cannot be done or was ended by the pulse (ErrorKind::interrupted).
  Result<world::JobResult> run(const world::Job& job, const Pulse& pulse);
  std::string engine_text() const;  // "fused on cpu (AVX-512)"
  // The capability that students of this job reach: mean, with the range over its seeds. For quotes; enters
  // no world. An Error where nothing can be trained, or (ErrorKind::interrupted) if `go_on` said no.
  Result<Quantity> rehearse(const learn::TrainJob& job, const GoOn& go_on);
  // What runs had to say since the last call, a sentence each: that a device failed and where they went on.
  // From any thread.
  std::vector<std::string> take_notes();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// A runner as the trainer's work, shared with the rehearsals and roads that run on the same thread.
Work work_of(std::shared_ptr<JobRunner> runner);
// For work that nobody watches: all in one go, or in slices for as long as `go_on` says so.
int to_the_end(const Moment&);
Pulse while_allowed(GoOn go_on);

}  // namespace partly::session
