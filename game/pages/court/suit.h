// The player's own suit: its counts, what filing it costs and opens, and the question that a claimant is
// asked about its own models.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

// "Your suit · in discovery", for the choice among the cases.
std::string standing_of_suit(const world::SuitView&);
// Returns the height used.
float suit_page(Ui&, Rect area, GameContext&);

}  // namespace partly::game
