// A rich hand-made game for the tests of screens: every list is filled, every kind of row occurs once. Its
// figures are made up and never leave the tests.
#pragma once
#include "sim/session/progress.h"
#include "sim/world/view/view.h"

namespace partly::game {

// Quarter 4 of 10: one model sold, one landed, one refused route, a proceeding in discovery with an exhibit.
world::WorldView sample_view();
// The same with a student in training (model 9), `guess` as the player's guess.
world::WorldView sample_view_in_training(std::optional<double> guess = {});
// Of that student: `share` of its steps done, maps and curves filled.
session::Progress sample_progress(double share);
world::Scenario sample_scenario();
// Half met; once the game is over, with its ending told.
std::vector<world::Goal> sample_goals();
world::Grading sample_grading(bool over);
// A suit of the player's own over a promise and in tort; none: not filed.
world::SuitView sample_suit(std::optional<law::Stage> stage);

// Three answers: one that costs, one that is refused, and what silence means.
world::EventView sample_event();

inline constexpr int kSampleStudent = 9;

}  // namespace partly::game
