// What a scenario tells of the time before the player takes over: the decisions of the game's first quarters,
// played like any others, so that their models are really trained and their exhibits really measured. They
// are the first quarters of the log, and saves, replays and forks know nothing else of them.
#pragma once
#include "sim/world/state/world.h"

namespace partly::world {

// The decisions of the present quarter, in order; null once the player decides. A model or a proceeding is
// named in them by its number among the player's own, from 1, since ids are not known before the game is
// played.
const std::vector<Decision>* opening_of(const Scenario& scenario, const World& world);
// The same decision by the ids of this world; an id that nobody has where there is no such model or
// proceeding yet.
Decision with_ids(const World& world, const Decision& decision);
// The first quarter in which the player decides.
Quarter taken_over(const Scenario& scenario);

}  // namespace partly::world
