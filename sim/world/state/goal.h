// What a scenario asks for, in a number: so much of a measure at least, or at most.
#pragma once
#include <string>

#include "sim/base/quantity.h"

namespace partly::world {

enum class Bound { at_least, at_most };

struct Goal {
  std::string text;     // "End with more worth than you began with"
  std::string measure;  // its id
  Bound bound = Bound::at_least;
  double number = 0;
  Unit unit = Unit::none;
};

}  // namespace partly::world
