// What the quarter that just closed brought, over the page until it is read, with what to do about it. Leaves
// the full list to the panel of news.
#pragma once
#include "game/match/game_context.h"
#include "game/shell/text.h"

namespace partly::game {

void quarter_report(Ui&, GameContext&);

// The news of one quarter: its headline, what led to it oldest first, what concerns others at the end;
// returns the height used.
float news_of_quarter(Ui&, Rect, const world::WorldView&, Quarter,
                      const TextStyle& headline = style::kHeading);

// Puts this model on sale and says so.
void put_on_sale(Ui&, GameContext&, const world::ModelView&);

}  // namespace partly::game
