// The frame around every page of a game: the bar with scenario, quarter and the four figures on top, and
// below the page the ways to the other pages. Takes in results and closes quarters (GameContext::tick) before
// anything is drawn.
#pragma once
#include <string>
#include <vector>

#include "game/match/game_context.h"
#include "game/widgets/quantity_label.h"

namespace partly::game {

enum class Page { lab, training, market, court, debrief, none };

// Draws the frame and returns the page between its bars, with side margins of 32.
Rect game_page(Ui&, GameContext&, Page);
// Another page was left by the key that closes the quarter; true once.
bool asked_to_close(Ui&);
// Cash, capability, exposure and trust as the bar on top shows them.
std::vector<QuantityLabel> standing_figures(const world::WorldView&);
// Heading of a page with an optional muted rest on the same line; leaves the space below in `page`.
void page_title(Ui&, Rect& page, const std::string& title, const std::string& rest = {});

}  // namespace partly::game
