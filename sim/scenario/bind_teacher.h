// The teacher's part of a scenario: what it says of a player who is the provider, and whether that goes
// together with the rest.
#pragma once
#include "sim/scenario/reader.h"
#include "sim/world/state/scenario.h"

namespace partly::scenario {

std::optional<world::TeacherRole> bind_teacher(const Node& root);
void check_teacher(const Node& root, const world::Scenario& scenario);

}  // namespace partly::scenario
