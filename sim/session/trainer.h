// One trainer thread beside the window: jobs in, results out, the latest progress for the screen. Nothing
// else crosses. Progress is display only; no rule reads it. Knows no nets: the work itself is given as a
// function, so that tests drive it with a stub and the thread sanitizer sees only this file.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/executor.h"
#include "sim/base/result.h"
#include "sim/session/pace.h"
#include "sim/session/progress.h"
#include "sim/world/state/job.h"

namespace partly::session {

// What the work tells the trainer between two slices of a run.
struct SliceState {
  bool finished = false;
  std::function<Progress()>
      snapshot;  // made only when the trainer wants a picture: it costs a look at the exam
};
// Called between slices: publishes pictures, waits while paused, keeps the pace that the player chose.
// Returns how many steps to take before the next call; 0 ends the run where it is.
using ProgressCallback = std::function<int(const SliceState&)>;
// Runs one job to its end.
using Work = std::function<Result<world::JobResult>(const world::Job&, const ProgressCallback&)>;

// `should_continue` turns false when a job has come in or the trainer is to end. The task then returns false
// soon and is begun again when nothing waits; it returns true when it is done.
using ShouldContinue = std::function<bool()>;
using Background = std::function<bool(const ShouldContinue& should_continue)>;

using Ticket = Executor::Id;  // of one submission; job ids come again after an undo, tickets never

struct Finished {
  Ticket ticket = 0;
  Result<world::JobResult> result;
};

using Turn = Executor::Turn;

class Trainer {
 public:
  virtual ~Trainer() = default;
  virtual Ticket submit(world::Job job) = 0;
  virtual void cancel(Ticket ticket) = 0;             // forget it, queued, running or finished
  virtual std::vector<Finished> take_finished() = 0;  // in the order submitted
  virtual void wait_for_results() = 0;  // until take_finished() has something, or nothing is left to do
  virtual bool idle() const = 0;        // nothing queued or running
  // Other work for the trainer's hands when no job waits: rehearsals, roads not taken. What somebody asked
  // for and looks at goes before what merely waits to be looked at.
  virtual void in_background(Background task, Turn turn = Turn::last) = 0;

  virtual std::optional<Progress> progress() const = 0;  // of the running or the last watched job
  virtual void pause(bool paused) = 0;
  virtual bool paused() const = 0;
  virtual void single_step() = 0;  // one step while paused
  virtual void set_pace(Pace pace) = 0;
  virtual Pace pace() const = 0;
};

std::unique_ptr<Trainer> make_inline_trainer(Work work);    // runs a job inside submit()
std::unique_ptr<Trainer> make_threaded_trainer(Work work);  // on an executor of its own

}  // namespace partly::session
