// The events that have put a question to the player's lab, as a front end sees them.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/world/decide/quote.h"
#include "sim/world/state/event_decision.h"

namespace partly::world {

struct EventChoiceView {
  AnswerEvent decision;
  std::string title, text;
  bool if_silent = false;
  std::optional<Quantity> cost, seats, trust;  // that it moves; none: not at all
  Quantity prospect;                           // what it sells until the end beside silence, less its cost
  Check check;
};

struct EventView {
  std::string id, title, text, fact;
  Quarter opened;
  std::vector<EventChoiceView> choices;
  std::string chosen;  // the title of the answer; "" while it is open
  bool open() const { return chosen.empty(); }
};

}  // namespace partly::world
