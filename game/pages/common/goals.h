// The goals of the scenario as every page shows them: a strip below the header with each goal and how far it
// is, and, where the game is judged, goal by goal with the grade.
#pragma once
#include "game/shell/ui.h"
#include "sim/world/view/grading.h"

namespace partly::game {

// Below the header, over the whole window; cuts what it needs off the page. Nothing where nothing is asked
// for.
void goals_strip(Ui&, Rect& page, const world::Grading&);
// One line a goal: met or missed, what was asked, what there is, by how much. `id` names the lines.
void goal_lines(Ui&, Rect& rest, const world::Grading&, const std::string& id);
// The whole judgment: the grade with its rule, the ending in three sentences, then the goals. As the first
// card of a debrief; while the game runs, how it stands so far.
void grading_card(Ui&, Rect& rest, const world::Grading&, bool over);

}  // namespace partly::game
