// What an event has asked of a lab, and what it answers (event_rule.h).
#pragma once
#include <string>

#include "sim/base/quarter.h"

namespace partly::world {

struct AnswerEvent {
  std::string event, choice;  // by their ids in the scenario
  bool operator==(const AnswerEvent&) const = default;
};

// An event that put a question to the player's lab.
struct EventAsked {
  std::string event;
  Quarter opened;      // the one quarter in which it can be answered
  std::string chosen;  // the answer, or what silence meant; "" while it is open
  bool open() const { return chosen.empty(); }
};

}  // namespace partly::world
