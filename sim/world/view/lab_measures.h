// What the world measures of a lab's game: of a student lab, or of the provider where that is the player's
// part. Goals are set in these, surveys compare strategies on them, and both read this one list.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "sim/base/measure.h"
#include "sim/world/state/world.h"
#include "sim/world/view/view.h"

namespace partly::world {

const std::vector<Measure>& lab_measures(Role role);
// By id, as the game stands; the view is of that world.
std::map<std::string, Quantity> measured_in(const Scenario& scenario, const World& world,
                                            const WorldView& view);

// The founders' share of cash and valuation, from which claims are deducted; nothing where the lab is
// insolvent.
Quantity founders_worth(const WorldView& view);
// Of the honest customers, over the quarters that have closed.
Quantity mean_accused(const CrowdView& crowd);

}  // namespace partly::world
