// The law of a scenario out of its document: terms in their versions, the licence, the claim in contract, and
// what the shared parameters (scenarios/parameters/legal.json) or the scenario say of courts and other
// claims.
#pragma once
#include "sim/scenario/reader.h"
#include "sim/world/state/scenario.h"

namespace partly::scenario {

void bind_law(const Node& root, world::Scenario& scenario);

// Keys as they stand in a document, in the order of their enums.
const std::vector<std::string>& theory_keys();
const std::vector<std::string>& element_keys();

}  // namespace partly::scenario
