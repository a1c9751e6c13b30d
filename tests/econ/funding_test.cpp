#include "sim/econ/funding.h"

#include <gtest/gtest.h>

#include "tests/econ/number.h"

namespace partly::econ {
namespace {

FundingRules funding_rules() { return {number(1e9), number(5e7), number(8), number(0.2), number(0.25)}; }

constexpr LabStanding kLab{
    .capability = 70, .trust = 0.8, .yearly_sales_usd = 4e8, .expected_liability_usd = 3e8};

TEST(Funding, AddsCapabilityAndSalesAndDeductsClaims) {
  EXPECT_DOUBLE_EQ(valuation_usd(funding_rules(), kLab), 70 * 0.8 * 5e7 + 8 * 4e8 - 3e8);
}

TEST(Funding, ALabWithNothingToShowIsWorthTheFloor) {
  EXPECT_DOUBLE_EQ(valuation_usd(funding_rules(), {}), 1e9);
}

TEST(Funding, APromiseFadesByTheSameShareEachQuarter) {
  EXPECT_DOUBLE_EQ(valuation_usd(funding_rules(), {.quarters_waited = 2}), 1e9 * 0.75 * 0.75);
}

TEST(Funding, AValuationNeverFallsBelowZero) {
  EXPECT_DOUBLE_EQ(valuation_usd(funding_rules(), {.expected_liability_usd = 9e9}), 0);
}

TEST(Funding, AValuationRisesWithCapabilityTrustAndSalesAndFallsWithClaims) {
  const double before = valuation_usd(funding_rules(), kLab);
  LabStanding changed = kLab;
  changed.capability += 1;
  EXPECT_GT(valuation_usd(funding_rules(), changed), before);
  changed = kLab;
  changed.trust += 0.01;
  EXPECT_GT(valuation_usd(funding_rules(), changed), before);
  changed = kLab;
  changed.yearly_sales_usd += 1e6;
  EXPECT_GT(valuation_usd(funding_rules(), changed), before);
  changed = kLab;
  changed.expected_liability_usd += 1e6;
  EXPECT_LT(valuation_usd(funding_rules(), changed), before);
}

TEST(Funding, RaisingMoneyDilutesByTheAmountOverTheValueAfterwards) {
  EXPECT_DOUBLE_EQ(ownership_after(0.8, 3e9, 1e9), 0.6);
  EXPECT_DOUBLE_EQ(ownership_after(0.8, 3e9, 0), 0.8);
  EXPECT_DOUBLE_EQ(ownership_after(0.8, 0, 0), 0.8);
  EXPECT_DOUBLE_EQ(ownership_after(0.8, 0, 1), 0);
}

}  // namespace
}  // namespace partly::econ
