// What can be measured of a game: what a goal of a scenario is set in, and what strategies are compared on. A
// room lists the measures that it knows; one list serves the game and the surveys.
#pragma once
#include <string>

#include "sim/base/quantity.h"

namespace partly {

struct Measure {
  std::string id;     // "worth"
  std::string title;  // "founders' worth"
  Unit unit = Unit::none;
  bool more_is_better = true;
  std::string meaning;  // one plain sentence: what exactly is counted
};

// As people read it: "$13.2 B", "89.4", "31.0 %".
std::string shown(const Measure& measure, double value);

}  // namespace partly
