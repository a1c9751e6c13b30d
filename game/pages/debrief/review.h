// The rest of a debrief: the bill, what the court saw, and the guesses.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

void bill_card(Ui&, Rect& rest, const world::WorldView&);
void court_card(Ui&, Rect& rest, const world::WorldView&);
// How the cases of others ended.
void other_cases_card(Ui&, Rect& rest, const world::WorldView&);
void guesses_card(Ui&, Rect& rest, const world::WorldView&);

// The debrief as one HTML page without scripts or links to anywhere.
std::string report_html(const world::Scenario&, const world::WorldView&,
                        const std::vector<counterfactual::CounterfactualRun>&);

}  // namespace partly::game
