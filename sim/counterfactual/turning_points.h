// Which decision mattered most: each decision of the player dropped, the others taken again, and what that
// does to the final worth. Measured by forks, never guessed from the news.
#pragma once
#include <vector>

#include "sim/counterfactual/fork.h"

namespace partly::counterfactual {

struct TurningPoint {
  PlayedDecision decision;
  std::string change;     // what was done instead: "drop it", "scratch instead"
  Quantity effect_usd;    // worth as played less worth without it; with its spread over seeds if measured
  double capability = 0;  // the same for capability, points
  std::optional<Quarter> first_difference;
  session::Outcome instead;
  std::vector<RefusedDecision> refused;  // others that could not be taken again without it
};

// Of one decision of the game, by its number. `more_seeds`: measured in so many other games too, played by
// the same decisions; the effect's range is what they gave. Errors as of fork().
Result<TurningPoint> turning_point(const world::Scenario& scenario, const session::Save& game, int decision,
                                   int more_seeds, MeasurementCache& cache,
                                   const session::ShouldContinue& should_continue);
// The largest effect on worth first.
void rank(std::vector<TurningPoint>& points);

}  // namespace partly::counterfactual
