// What one closed quarter of a game consisted of.
#pragma once
#include <cstdint>
#include <vector>

#include "sim/base/quarter.h"
#include "sim/world/state/decision.h"
#include "sim/world/state/job.h"

namespace partly::session {

// Enough to play it again and to check it.
struct QuarterLog {
  Quarter quarter;
  std::vector<world::Decision> decisions;  // the player's, in order
  std::vector<world::JobResult> results;   // as measured then
  std::uint64_t hash = 0;                  // of the world after the close
};

}  // namespace partly::session
