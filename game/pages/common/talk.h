// What every debrief ends with: questions to talk about, and what the toy does not show.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

void talk_card(Ui&, Rect& rest, const world::Briefing&);
void honesty_card(Ui&, Rect& rest, const world::Briefing&);

}  // namespace partly::game
