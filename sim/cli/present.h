// Where a game stands: what its forecasts start from.
#pragma once
#include "sim/world/state/scenario.h"
#include "sim/world/state/world.h"

namespace partly::cli {

struct Present {
  world::Scenario scenario;
  world::World world;
};

}  // namespace partly::cli
