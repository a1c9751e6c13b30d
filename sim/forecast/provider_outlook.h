// The coming quarters of a player who is the provider: the rules themselves (step.h) played many times on
// copies of the world. Rivals, customers, courts and events run on other seeds than the game's, and what is
// measured is drawn as it may turn out (drawn_measurements.h). For forecasts only; no rule reads it.
#pragma once
#include <cstdint>
#include <vector>

#include "sim/forecast/forecast.h"
#include "sim/forecast/futures.h"

namespace partly::forecast {

// One quarter of one play, from the decisions that open it to the opening of the next. All that moved the
// provider's cash, in USD; what it paid is below zero.
struct ProviderQuarter {
  double sales_usd = 0;     // of its product
  double trade_usd = 0;     // honest customers', for answers
  double answers_usd = 0;   // other labs', less what was paid back
  double licences_usd = 0;  // fees and royalties
  double serving_usd = 0;   // of what it sells
  double operations_usd = 0;
  double counsel_usd = 0;
  double claims_usd = 0;      // damages and settlements
  double trust = 0;           // of the provider, 0..1
  bool copy_on_sale = false;  // a rival sells a model that was taught on answers without a licence
  double cash_usd = 0;        // by how much its cash has changed: the sum of the eight above, of money
};

struct ClaimOutcome {
  int ended = -1;       // closes ahead; -1: still open after the last
  double paid_usd = 0;  // to the provider
};

struct ProviderPlay {
  std::vector<ProviderQuarter> quarters;
  std::vector<ClaimOutcome> claims;  // in the order of ProviderOutlook::claims
};

struct ProviderOutlook {
  std::vector<int> claims;  // ids of the open proceedings that the player has brought
  std::vector<ProviderPlay> plays;
};

// In the teacher's role, and while the game runs. `parameters_too`: what the market and honest customers are
// assumed to do lies anywhere in its range; what is sold today stays what it is.
ProviderOutlook provider_outlook(const Scenario& scenario, const World& world, const ForecastPolicy& policy,
                                 int quarters, bool parameters_too, std::uint64_t seed);

}  // namespace partly::forecast
