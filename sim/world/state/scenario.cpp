#include "sim/world/state/scenario.h"

#include <algorithm>

#include "sim/base/check.h"

namespace partly::world {

const LabSetup& Scenario::lab(LabKind kind) const {
  const auto found =
      std::find_if(labs.begin(), labs.end(), [&](const LabSetup& one) { return one.kind == kind; });
  PARTLY_CHECK(found != labs.end());
  return *found;
}

Role Scenario::role() const {
  const LabSetup* player = find_lab(kPlayerId);
  return player && player->kind == LabKind::provider ? Role::teacher_lab : Role::student_lab;
}

const law::ClaimRules& Scenario::claim(law::Theory theory) const {
  if (theory == law::Theory::contract) return contract;
  const auto found = std::find_if(other_claims.begin(), other_claims.end(),
                                  [&](const law::ClaimRules& one) { return one.theory == theory; });
  PARTLY_CHECK(found != other_claims.end());
  return *found;
}

bool Scenario::enables(law::Theory theory) const {
  return std::find(theories.begin(), theories.end(), theory) != theories.end();
}

const LabSetup* Scenario::find_lab(const std::string& wanted) const {
  const auto found =
      std::find_if(labs.begin(), labs.end(), [&](const LabSetup& one) { return one.id == wanted; });
  return found == labs.end() ? nullptr : &*found;
}

}  // namespace partly::world
