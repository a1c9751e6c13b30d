// How the lab came here: cash, capability, share and trust at each close of a quarter, as small curves.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

inline constexpr float kHistoryHeight = 130;
// Cuts one row of curves off the top of `rest`, or two rows where it is narrow.
void history_plots(Ui&, Rect& rest, const world::WorldView&, float height = kHistoryHeight);

}  // namespace partly::game
