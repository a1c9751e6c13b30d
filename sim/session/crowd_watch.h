// A quarter of a provider's API as its monitor sees it: honest customers and accounts that train, their
// streams simulated and answered by the same house model, inspected by the same monitor; and what the API's
// settings take from what honest customers are served.
#pragma once
#include "sim/forensics/query_monitor.h"
#include "sim/learn/classroom.h"
#include "sim/world/state/job.h"

namespace partly::session {

// `monitor` is calibrated on this classroom; its threshold and volume rule are the job's.
world::CrowdWatched watch_crowd(learn::Classroom& room, const forensics::QueryMonitor& monitor,
                                const world::WatchCrowd& job);

}  // namespace partly::session
