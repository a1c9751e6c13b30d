// The roads not taken: the same seed played otherwise, retrained while one reads, beside the player's own
// game.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

void counterfactual_runs_card(Ui&, Rect& rest, const world::WorldView&,
                              const std::vector<counterfactual::CounterfactualRun>&);
int runs_ready(const std::vector<counterfactual::CounterfactualRun>&);

}  // namespace partly::game
