// The coming quarters of a player whose lab learns: the rules themselves played many times on copies of the
// world (plays_ahead.h), under what a policy says. For forecasts only; no rule reads it.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "sim/forecast/drawn_measurements.h"
#include "sim/forecast/request.h"
#include "sim/world/state/world.h"

namespace partly::forecast {

using namespace world;  // a forecast speaks of nothing else

// One quarter of one play, from the decisions that open it to its close.
struct LabQuarter {
  double sales_usd = 0;                       // of what is on sale
  double kept_usd = 0;                        // of these, once customers are served and royalties paid
  double other_usd = 0;                       // whatever else moved cash, below zero: paid
  double share = 0;                           // of all customers
  bool access_cut = false, enjoined = false;  // has happened by then
  bool claim_open = false;                    // against it
};

struct LabPlay {
  std::vector<LabQuarter> quarters;
  double last_volume_usd = 0;  // of the whole market in the last quarter
};

// `run`: what the run in training reaches; it is sold from the next quarter on if that is more than what is
// sold. Nothing is priced, and what events ask is not answered. `parameters_too`: each parameter of the
// market lies anywhere in its range; what is sold today stays what it is.
std::vector<LabPlay> lab_outlook(const Scenario& scenario, const World& world, const ForecastPolicy& policy,
                                 int quarters, std::optional<GivenRun> run, bool parameters_too,
                                 std::uint64_t seed);

}  // namespace partly::forecast
