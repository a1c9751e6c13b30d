// What finished games have shown so far: the best of each scenario, achievements with what each teaches,
// those still to come with their rule.
#pragma once
#include <vector>

#include "game/match/lab_game.h"
#include "game/shell/ui.h"
#include "sim/session/results.h"

namespace partly::game {

// "B, 3 of 4 goals · $13.2 B · seed 7", and "B · 3 of 4"; empty where the scenario was never finished.
std::string best_text(const session::Results&, const std::string& scenario);
std::string best_grade(const session::Results&, const std::string& scenario);
// Names scenarios as their cards do. Returns the height used.
float achieved_card(Ui&, Rect area, const session::Results&, const std::vector<ScenarioCard>&);

}  // namespace partly::game
