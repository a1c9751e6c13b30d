// The ten years of a rule maker's game as small charts: the years that are over, what may come under the rule
// in force, and where the rule changed.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

// Cuts the rows of charts off the top of `rest`. `ahead`: futures under the rule in force; `instead`: under
// another one, drawn dashed. Either may be null.
void ten_years(Ui&, Rect& rest, const session::RuleMakerView&, const session::Futures* ahead,
               const session::Futures* instead);

}  // namespace partly::game
