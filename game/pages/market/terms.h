// The provider's terms as they stand: clauses with the facts they rest on, limits and what you used of them.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

void terms_clauses(Ui&, Rect& rest, const world::WorldView&);
void terms_account(Ui&, Rect& rest, const world::WorldView&);  // access, limits, licence
void price_list(Ui&, Rect& rest, const world::WorldView&);

}  // namespace partly::game
