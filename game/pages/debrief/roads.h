// The roads not taken: the same seed played otherwise, retrained while one reads, beside the player's own
// game.
#pragma once
#include "game/match/play.h"

namespace partly::game {

void roads_card(Ui&, Rect& rest, const world::WorldView&, const std::vector<counterfactual::CounterfactualRun>&);
int roads_ready(const std::vector<counterfactual::CounterfactualRun>&);

}  // namespace partly::game
