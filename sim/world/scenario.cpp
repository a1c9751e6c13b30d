#include "sim/world/scenario.h"

#include <algorithm>

#include "sim/base/check.h"

namespace partly::world {

const LabSetup& Scenario::lab(LabKind kind) const {
  const auto found =
      std::find_if(labs.begin(), labs.end(), [&](const LabSetup& one) { return one.kind == kind; });
  PARTLY_CHECK(found != labs.end());
  return *found;
}

const LabSetup* Scenario::find_lab(const std::string& wanted) const {
  const auto found =
      std::find_if(labs.begin(), labs.end(), [&](const LabSetup& one) { return one.id == wanted; });
  return found == labs.end() ? nullptr : &*found;
}

}  // namespace partly::world
