// Players whose game a forecast can be held against (forecast_check.h): from some quarter on each does
// nothing but what one policy of the forecast says.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/session/policy.h"

namespace partly::session {

struct SteadyPlayer {
  std::unique_ptr<Policy> plays;
  std::string forecast;            // the id of the forecast's policy
  std::optional<int> steady_from;  // quarter, counted from 0; none: from the last order that it has placed
};

// Of a student's role: the routes and "distil-and-fight", who distils once and lets every claim go to its
// judgment. Of a provider's: "wait", who decides nothing; each temperament for four quarters and then nothing
// ("lawful-then-wait"); "claim-and-wait" and "claim-and-settle", who bring a claim on whatever looks like a
// copy in the first five quarters, and the latter accepts each offer; "cut-off", who serves licensed labs
// only from the third quarter on.
std::vector<std::string> steady_players(world::Role role);
Result<SteadyPlayer> steady_player(const std::string& name, const world::Scenario& scenario,
                                   std::uint64_t seed);

}  // namespace partly::session
