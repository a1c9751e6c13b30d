// One trainer thread beside the window: jobs in, results out, the latest progress for the screen. Nothing else
// crosses. Progress is display only; no rule reads it. Knows no nets: the work itself is given as a function, so
// that tests drive it with a stub and the thread sanitizer sees only this file.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/session/progress.h"
#include "sim/world/job.h"

namespace partly::session {

// Runs one job to its end. Calls `pulse` between slices: it publishes progress, waits while paused, keeps the pace
// that the player chose, and returns false when the run is to be stopped.
using Pulse = std::function<bool(const Progress&)>;
using Work = std::function<Result<world::JobResult>(const world::Job&, const Pulse&)>;

struct Finished {
  int job = 0;
  Result<world::JobResult> result;
};

// Steps a second while a watched run is shown; the result is the same at any pace.
enum class Pace { slow, normal, fast, unlimited };

class Trainer {
 public:
  virtual ~Trainer() = default;
  virtual void submit(world::Job job) = 0;
  virtual std::vector<Finished> take_finished() = 0;  // in the order submitted
  virtual bool idle() const = 0;                      // nothing queued or running
  virtual void cancel_all() = 0;                      // forget queued jobs, stop the running one, drop its result

  virtual std::optional<Progress> progress() const = 0;  // of the running or the last watched job
  virtual void pause(bool paused) = 0;
  virtual bool paused() const = 0;
  virtual void single_step() = 0;  // one step while paused
  virtual void set_pace(Pace pace) = 0;
  virtual Pace pace() const = 0;
  virtual void stop_current() = 0;  // the watched run ends where it is; its result says `stopped`
};

std::unique_ptr<Trainer> make_inline_trainer(Work work);    // runs a job inside submit()
std::unique_ptr<Trainer> make_threaded_trainer(Work work);  // one std::jthread at idle priority

}  // namespace partly::session
