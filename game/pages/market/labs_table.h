// Who sells what: one row for each lab with capability, price, trust, share with a bar and sales.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

// Cuts the rows off the top of `rest`; columns that do not fit are left out, the least important first.
void labs_table(Ui&, Rect& rest, const world::WorldView&);

}  // namespace partly::game
