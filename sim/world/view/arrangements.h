// What a lab may arrange, as a front end sees it: one row for each thing that the scenario offers.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/base/quarter.h"
#include "sim/world/decide/quote.h"
#include "sim/world/state/decision.h"

namespace partly::world {

struct ArrangementView {
  std::string id;     // "compute", "house-counsel", "trial-counsel", "records", "warranty", "answers"
  std::string title;  // "Reserve computing"
  std::string text;   // what it does, one or two plain sentences
  bool in_force = false;
  std::optional<Quarter> until;  // where it has a term
  Quantity cost;                 // a quarter; of a warranty, once; of answers, what each brings
  Decision decision;             // begins it, or ends it where it is in force and can be ended
  Check check;                   // of that decision
};

}  // namespace partly::world
