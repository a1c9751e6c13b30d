// A whole game played on the caller's thread: what counterfactual runs, forks and other seeds have in common.
#pragma once
#include <functional>
#include <memory>

#include "sim/bots/seat.h"
#include "sim/session/session.h"

namespace partly::counterfactual {

// Submits a quarter's decisions; the caller closes the quarter.
using Decide = std::function<void(bots::PlayerSeat&)>;

// Until `quarters` quarters are closed, those of the scenario's opening among them, or the game has ended. An
// Error of kind interrupted if `should_continue` said no: what was trained last may then have been cut short.
Result<std::unique_ptr<session::Session>> play_on(const world::Scenario& scenario, std::uint64_t seed,
                                                  int quarters, const session::Work& work,
                                                  const Decide& decide,
                                                  const session::ShouldContinue& should_continue);

}  // namespace partly::counterfactual
