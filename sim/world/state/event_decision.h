// What a lab answers to an event that asks (event_rule.h).
#pragma once
#include <string>

namespace partly::world {

struct AnswerEvent {
  std::string event, choice;  // by their ids in the scenario
  bool operator==(const AnswerEvent&) const = default;
};

}  // namespace partly::world
