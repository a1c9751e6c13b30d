// What has been measured already, by the job that it was measured for: so that a game played another way
// trains again only what is different. Job ids differ between such games and do not count.
#pragma once
#include <cstdint>
#include <memory>

#include "sim/base/bounded_cache.h"
#include "sim/session/played_game.h"
#include "sim/session/trainer.h"

namespace partly::session {
class JobRunner;
}

namespace partly::counterfactual {

class MeasurementCache {
 public:
  explicit MeasurementCache(session::Work work);
  explicit MeasurementCache(std::shared_ptr<session::JobRunner> runner);

  void remember(const world::Job& job, const world::JobResult& result);
  // remember() for all that a played game has measured. A job of it with the same ids is given what was
  // measured for it and no other: two equal jobs may have gone differently, on another engine or as a device
  // failed.
  session::WithResults keeper();
  // As it was measured, with the ids of this job; else done now, and remembered. An Error of kind interrupted
  // if `should_continue` said no before the end.
  Result<world::JobResult> result_of(const world::Job& job, const session::ShouldContinue& should_continue);
  int done_now() const { return done_now_; }  // jobs that had to be done

 private:
  struct BySeed {
    std::uint64_t operator()(const world::Job& job) const;
  };
  session::Work work_;
  BoundedCache<world::Job, world::JobResult, BySeed> known_;  // ids of zero, and as they are in the game
  int done_now_ = 0;
};

}  // namespace partly::counterfactual
