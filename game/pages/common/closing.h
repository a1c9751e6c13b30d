// How far the trainer is with what the close of a quarter waits for.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

void closing_progress(Ui&, Rect, const GameContext&);  // kProgressHeight tall
// The calm state while a quarter waits for its results; drawn over any page of a game.
void closing_dialog(Ui&, GameContext&);

}  // namespace partly::game
