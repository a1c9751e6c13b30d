// From a document of the right shape to the Scenario that the world is built from. Values are taken over as
// they stand; rules.h says whether they go together.
#pragma once
#include "sim/scenario/reader.h"
#include "sim/world/state/scenario.h"

namespace partly::scenario {

world::Scenario bind(const Node& root);

// Parts that the scenarios of other roles have too.
world::TrainModel bind_order(const Node& node);
econ::PriceList bind_prices(const Node& node);
econ::MarketRules bind_market(const Node& node);
world::Briefing bind_briefing(const Node& node);

const std::vector<std::string>& route_keys();

}  // namespace partly::scenario
