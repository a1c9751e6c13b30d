// What investors would pay: a valuation from sales, capability and trust, or from the promise of them as long
// as that is believed; how much of it can be raised in a quarter, and what is left of the founders' share
// afterwards.
#pragma once
#include "sim/base/quantity.h"

namespace partly::econ {

struct FundingRules {
  Quantity floor_usd;       // value of a lab that has nothing to show yet, when the game begins
  Quantity usd_per_point;   // value of a capability point at full trust
  Quantity sales_multiple;  // of yearly sales, less what serving them takes
  Quantity raise_limit;     // largest raise in a quarter, as a fraction of the valuation
  Quantity promise_fade;    // of the floor, a quarter (fraction): a promise that is not kept is believed less
};

struct LabStanding {
  double capability = 0;
  double trust = 0;
  double yearly_sales_usd = 0;        // less what serving them takes
  int quarters_waited = 0;            // closes since the game began
  double expected_liability_usd = 0;  // of open claims: investors deduct it
};

// What is left of the floor.
double promise_usd(const FundingRules& rules, int quarters_waited);
double valuation_usd(const FundingRules& rules, const LabStanding& standing);
// The same with what was measured, what sales are worth and what is owed each at its worse and at its better
// end.
Interval valuation_range_usd(const FundingRules& rules, LabStanding standing, Interval capability,
                             Interval liability_usd);
// The founders' share after raising amount_usd at a valuation before the money.
double ownership_after(double ownership, double valuation_usd, double amount_usd);

}  // namespace partly::econ
