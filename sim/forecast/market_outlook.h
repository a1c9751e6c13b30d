// What the player's product may sell for in the coming quarters: the market of the rules (econ/market.h)
// played some hundred times with the rivals' models, the events and, if asked, the market's own parameters
// drawn anew. For forecasts only; no rule reads it.
#pragma once
#include <cstdint>
#include <vector>

#include "sim/world/state/world.h"

namespace partly::forecast {

using namespace world;  // a forecast speaks of nothing else

// The player's offer at the close of one quarter, as expected.
struct ExpectedOffer {
  bool on_sale = false;
  double capability = 0;  // 0..100
  double trust = 0;       // 0..1
  bool licensed = false;  // its model learned under a licence
};

struct MarketQuarter {
  double sales_usd = 0;  // median
  double log_sales = 0;  // mean of the logarithm; 0 where nothing is sold
  double log_sd = 0;     // of the logarithm, since the present
  double share = 0;      // of all customers, mean
};

struct MarketOutlook {
  std::vector<MarketQuarter> quarters;  // one each offer
  double log_growth = 0;                // of the market's volume, a quarter, events included, mean
  double rivals_log =
      0;  // what rivals' next models do to the sales by the last quarter, mean of the logarithm
};

// `offers`: from the close of the present quarter on. `parameters_too`: each market parameter lies anywhere
// in its range; what is sold today stays what it is.
MarketOutlook market_outlook(const Scenario& scenario, const World& world,
                             const std::vector<ExpectedOffer>& offers, bool parameters_too,
                             std::uint64_t seed);

}  // namespace partly::forecast
