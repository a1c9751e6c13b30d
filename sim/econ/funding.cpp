// All of it is assumption: no article says how investors value a lab. Capability counts only as far as the
// lab is trusted (F56), and open claims are deducted, so that exposure costs money before any verdict. A
// promise is worth most when it is new: the floor fades by the same share each quarter, whatever the lab
// does, and sales and a measured flagship take its place or do not.
#include "sim/econ/funding.h"

#include <algorithm>
#include <cmath>

#include "sim/base/check.h"

namespace partly::econ {

double promise_usd(const FundingRules& rules, int quarters_waited) {
  return rules.floor_usd.value * std::pow(1 - rules.promise_fade.value, quarters_waited);
}

double valuation_usd(const FundingRules& rules, const LabStanding& standing) {
  const double capability_usd = rules.usd_per_point.value * standing.capability * standing.trust;
  const double sales_usd = rules.sales_multiple.value * standing.yearly_sales_usd;
  const double business_usd =
      std::max(promise_usd(rules, standing.quarters_waited), capability_usd + sales_usd);
  return std::max(0.0, business_usd - standing.expected_liability_usd);
}

Interval valuation_range_usd(const FundingRules& rules, LabStanding standing, Interval capability,
                             Interval liability_usd) {
  const auto value_at = [&](double points, double owed_usd, bool better) {
    FundingRules at = rules;
    for (Quantity* rule : {&at.usd_per_point, &at.sales_multiple})
      if (rule->range) rule->value = better ? rule->range->high : rule->range->low;
    standing.capability = points;
    standing.expected_liability_usd = owed_usd;
    return valuation_usd(at, standing);
  };
  return {value_at(capability.low, liability_usd.high, false),
          value_at(capability.high, liability_usd.low, true)};
}

double ownership_after(double ownership, double valuation_usd, double amount_usd) {
  PARTLY_CHECK(valuation_usd >= 0 && amount_usd >= 0);
  return amount_usd == 0 ? ownership : ownership * valuation_usd / (valuation_usd + amount_usd);
}

}  // namespace partly::econ
