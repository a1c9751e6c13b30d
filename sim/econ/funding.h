// What investors would pay: a valuation from capability, sales and trust, how much of it can be raised in a
// quarter, and what is left of the founders' share afterwards.
#pragma once
#include "sim/base/quantity.h"

namespace partly::econ {

struct FundingRules {
  Quantity floor_usd;       // value of a lab that has nothing to show yet
  Quantity usd_per_point;   // value of a capability point at full trust
  Quantity sales_multiple;  // of yearly sales
  Quantity raise_limit;     // largest raise in a quarter, as a fraction of the valuation
};

struct LabStanding {
  double capability = 0;
  double trust = 0;
  double yearly_sales_usd = 0;
  double expected_liability_usd = 0;  // of open claims: investors deduct it
};

double valuation_usd(const FundingRules& rules, const LabStanding& standing);
// The same with what was measured, what sales are worth and what is owed each at its worse and at its better
// end.
Interval valuation_range_usd(const FundingRules& rules, LabStanding standing, Interval capability,
                             Interval liability_usd);
// The founders' share after raising amount_usd at a valuation before the money.
double ownership_after(double ownership, double valuation_usd, double amount_usd);

}  // namespace partly::econ
