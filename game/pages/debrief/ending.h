// The first card of a debrief: the grade, the ending in three sentences, the goals one by one; and beside it
// the picture of what decided it.
#pragma once
#include "game/shell/ui.h"
#include "sim/world/view/view.h"

namespace partly::game {

// Returns the height used.
float ending_cards(Ui&, Rect area, const world::WorldView&);

}  // namespace partly::game
