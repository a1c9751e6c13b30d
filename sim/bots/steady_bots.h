// Bots whose game a forecast can be held against (sim/survey/forecast_check.h): from some quarter on each
// does nothing but what one policy of the forecast says.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/base/result.h"
#include "sim/bots/bot.h"

namespace partly::bots {

struct SteadyBot {
  std::unique_ptr<Bot> plays;
  std::string forecast;            // the id of the forecast's policy
  std::optional<int> steady_from;  // quarter, counted from 0; none: from the last order that it has placed
};

// Of a student's role: the routes and "distil-and-fight", who distils once and lets every claim go to its
// judgment. Of a provider's: "wait", who decides nothing; each temperament for four quarters and then nothing
// ("lawful-then-wait"); "claim-and-wait" and "claim-and-settle", who bring a claim on whatever looks like a
// copy in the first five quarters, and the latter accepts each offer; "cut-off", who serves licensed labs
// only from the third quarter on.
std::vector<std::string> steady_bots(Role role);
Result<SteadyBot> steady_bot(const std::string& name, const Scenario& scenario, std::uint64_t seed);

}  // namespace partly::bots
