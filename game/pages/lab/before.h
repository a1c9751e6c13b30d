// What came before the player took over (sim/world/state/opening.h), quarter by quarter from the news: while
// those quarters are still being closed, with how far the trainer is, and then until the player goes on. One
// page for both, so that nothing jumps when the last of them closes.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

void what_came_before(Ui&, Rect page, GameContext&);

}  // namespace partly::game
