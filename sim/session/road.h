// A road not taken: the same scenario and seed played to the end by the policy of another route, with its own
// training, for the debrief to show beside the player's game.
#pragma once
#include <memory>
#include <optional>
#include <string>

#include "sim/session/session.h"

namespace partly::session {

// Nothing if `go_on` said no before the end.
std::optional<Session::Road> play_road(const std::string& policy, world::Scenario scenario,
                                       std::uint64_t seed, std::shared_ptr<JobRunner> runner,
                                       const GoOn& go_on);

// How a game stands in the terms of a road; also for the player's own.
Session::Road summary_of(const world::WorldView& view, world::Route route);

}  // namespace partly::session
