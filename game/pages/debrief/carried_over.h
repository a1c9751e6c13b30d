// A decision of the game that could not be taken again in another play of it: a line with its reason.
#pragma once
#include <string>

#include "game/match/game_context.h"

namespace partly::game {

// "▲ Q3 2026: Testify: ..., partly was not possible: No such claim has been brought here." Known to readers
// as `id`/number of the decision. `more` follows it.
void refused_line(Ui&, Rect& rest, const std::string& id, const counterfactual::RefusedDecision&,
                  const world::WorldView&, const std::string& more = {});

}  // namespace partly::game
