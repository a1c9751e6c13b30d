// What else could have been decided in place of a decision: what a screen offers beside never having taken
// it, and short words for it at the terminal. Whether it would have been allowed, the fork itself finds out.
#pragma once
#include <string>
#include <vector>

#include "sim/counterfactual/fork.h"

namespace partly::counterfactual {

struct Alternative {
  std::string id;     // "drop", "open-weights", "half", "no": what `partly-sim fork --as` reads
  std::string title;  // "Not at all", "Open weights", "Half", "No"
  Change change;
};

// The other routes to a model, the other answers on the stand, half and double of an amount, and so on; first
// of all, and for many decisions alone, not to have taken it.
std::vector<Alternative> alternatives_to(const world::Decision& decision);
// The same with what was decided among them, so that it can be chosen by its word as well.
std::vector<Alternative> choices_for(const world::Decision& decision);

}  // namespace partly::counterfactual
