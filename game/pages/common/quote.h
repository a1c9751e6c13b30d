// A quote as pages show it: the lines that its sum is made of, and what it touches in the terms.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

// "Breaks clause 4: ..." and the warnings of a quote, as markup; empty if it touches nothing.
std::string exposure_text(const world::Quote&);
// Lines of a quote that add up to its sum; returns the height used.
float quote_lines(Ui&, Rect, const std::string& id, const world::Quote&);

}  // namespace partly::game
