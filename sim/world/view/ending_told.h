// How a lab's game ended, in three sentences: what was chosen, what the court or the market did, what came of
// it. Composed from the view, with its figures.
#pragma once
#include <string>
#include <vector>

#include "sim/world/view/view.h"

namespace partly::world {

std::vector<std::string> ending_told(const WorldView& view);  // its measures and grading are there

}  // namespace partly::world
