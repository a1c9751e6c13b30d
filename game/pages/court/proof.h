// What a claim stands on and what hangs on it: the elements that must be proven, what courts have made of
// each theory so far, and what the court may order.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

void elements_panel(Ui&, Rect& rest, const world::ProceedingView&, const world::WorldView&);
// Award line by line, orders with their chances, and the chance in the end.
void stakes_panel(Ui&, Rect& rest, const world::ProceedingView&);

}  // namespace partly::game
