// The debrief of a provider: what its console brought in, whom its monitor accused, and what came of its
// claims.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

void earnings_card(Ui&, Rect& rest, const world::WorldView&);
void watch_card(Ui&, Rect& rest, const world::WorldView&);
void own_claims_card(Ui&, Rect& rest, const world::WorldView&);

}  // namespace partly::game
