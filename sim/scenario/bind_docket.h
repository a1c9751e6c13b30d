// The part "docket" of a scenario: the cases of others, what is seen of them, and what a brief or a public
// word is worth.
#pragma once
#include "sim/scenario/reader.h"
#include "sim/world/state/scenario.h"

namespace partly::scenario {

std::optional<world::DocketRules> bind_docket(const Node& node);
void check_docket(const Node& root, const world::Scenario& scenario);

}  // namespace partly::scenario
