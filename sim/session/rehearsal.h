// A student of a decision on a practice map with other seeds: what "students like yours" reached. Display
// only.
#pragma once
#include <string>

#include "sim/base/quantity.h"

namespace partly::session {

struct Rehearsal {
  bool ready = false;
  Quantity capability;       // measured, with the spread over its seeds; where it failed, no number but why
  std::string problem = {};  // why nothing could be measured; empty if all is well
};

}  // namespace partly::session
