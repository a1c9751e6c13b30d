// What a lab's game came to, as figures: of a student lab, or of the provider where that is the player's
// part.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "sim/session/session.h"
#include "sim/survey/measure.h"

namespace partly::survey {

// What the world measures of itself (sim/world/view/lab_measures.h), and beside it what takes networks or a
// strategy to know.
std::vector<Measure> lab_measures(world::Role role);

// Of a session that has been played to its end and whose trainer is not threaded. Where no model was trained
// and the strategy is a route, its bill is that of the usual order at the last quarter's prices, and "built"
// is 0.
Result<std::map<std::string, double>> measure_game(session::Session& session, const std::string& strategy);

}  // namespace partly::survey
