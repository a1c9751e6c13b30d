// The player's models: what each one reached, cost and was caught at, the papers it has, an exam of one's
// own, and putting it on sale.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

// Returns the height used.
float models_list(Ui&, Rect, GameContext&);

}  // namespace partly::game
