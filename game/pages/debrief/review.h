// The rest of a debrief: the bill, what the court saw, the guesses, and what to talk about.
#pragma once
#include "game/match/play.h"

namespace partly::game {

void bill_card(Ui&, Rect& rest, const world::WorldView&);
void court_card(Ui&, Rect& rest, const world::WorldView&);
void guesses_card(Ui&, Rect& rest, const world::WorldView&);
void talk_card(Ui&, Rect& rest, const world::Briefing&);
void honesty_card(Ui&, Rect& rest, const world::Briefing&);

// The debrief as one HTML page without scripts or links to anywhere.
std::string report_html(const world::Scenario&, const world::WorldView&,
                        const std::vector<counterfactual::CounterfactualRun>&);

}  // namespace partly::game
