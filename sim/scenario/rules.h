// Whether the parts of a scenario go together: what no schema can say. Each rule looks only at what is
// otherwise right, so that one mistake gives one message.
#pragma once
#include "sim/scenario/reader.h"
#include "sim/world/state/scenario.h"

namespace partly::scenario {

// Names that stand in file names, logs and commands: small letters, digits and hyphens.
void check_id(const Node& place, const std::string& id);

void check_rules(const Node& root, const world::Scenario& scenario);

}  // namespace partly::scenario
