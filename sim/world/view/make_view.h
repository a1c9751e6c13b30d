// The view of a world as its player may see it.
#pragma once
#include "sim/world/state/world.h"
#include "sim/world/view/view.h"

namespace partly::world {

WorldView make_view(const Scenario& scenario, const World& world);

}  // namespace partly::world
