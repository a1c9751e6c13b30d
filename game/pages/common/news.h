// What happened: news of the last quarters with the facts that they are drawn from, and how well one guessed.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

Meaning meaning_of(world::NewsKind);
// Returns the height used.
float news_list(Ui&, Rect, const world::WorldView&);

}  // namespace partly::game
