#include "sim/law/terms.h"

#include <algorithm>

namespace partly::law {

const Clause* Terms::find(ClauseKind kind) const {
  const auto found =
      std::find_if(clauses.begin(), clauses.end(), [&](const Clause& c) { return c.kind == kind; });
  return found == clauses.end() ? nullptr : &*found;
}

const char* name(ClauseKind kind) {
  switch (kind) {
    case ClauseKind::training_ban:
      return "training ban";
    case ClauseKind::monitoring:
      return "monitoring";
    case ClauseKind::kill_trigger:
      return "kill trigger";
    case ClauseKind::audit:
      return "audit";
    case ClauseKind::liability_cap:
      return "liability cap";
  }
  return "";
}

}  // namespace partly::law
