#include "sim/law/terms.h"

#include <algorithm>

namespace partly::law {

const Clause* Terms::find(ClauseKind kind) const {
  const auto found =
      std::find_if(clauses.begin(), clauses.end(), [&](const Clause& c) { return c.kind == kind; });
  return found == clauses.end() ? nullptr : &*found;
}

const Terms& in_force(const Terms& first, const std::vector<Terms>& later, int quarter) {
  const Terms* now = &first;
  for (const Terms& version : later)
    if (version.from_quarter <= quarter) now = &version;
  return *now;
}

std::vector<std::string> changes(const Terms& before, const Terms& after) {
  std::vector<std::string> said;
  for (const Clause& clause : after.clauses) {
    const Clause* old = before.find(clause.kind);
    const std::string what =
        "clause " + std::to_string(clause.number) + ", " + name(clause.kind) + ": " + clause.text;
    if (!old)
      said.push_back("New " + what);
    else if (old->text != clause.text)
      said.push_back("Changed " + what);
  }
  for (const Clause& clause : before.clauses)
    if (!after.find(clause.kind))
      said.push_back("Gone: clause " + std::to_string(clause.number) + ", " + name(clause.kind) + ".");
  if (before.volume_limit.value != after.volume_limit.value)
    said.push_back("From " + text(after.volume_limit) +
                   " a quarter on, volume alone counts as training; it was " + text(before.volume_limit) +
                   ".");
  if (before.alarms_before_cut.value != after.alarms_before_cut.value)
    said.push_back("Access ends after " + text(after.alarms_before_cut) + " alarms; it was " +
                   text(before.alarms_before_cut) + ".");
  return said;
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
