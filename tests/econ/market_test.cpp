#include "sim/econ/market.h"

#include <gtest/gtest.h>

#include <cmath>

#include "sim/base/rng.h"
#include "tests/econ/number.h"

namespace partly::econ {
namespace {

MarketRules market_rules() {
  return {.volume_usd = number(2e9),
          .growth = number(0.1),
          .reference_price_usd = number(10),
          .weight_capability = number(8),
          .weight_price = number(1.5),
          .weight_trust = number(2),
          .nobody_utility = number(5)};
}

std::vector<Offer> offers() {
  return {{"you", 71, 9, 0.6}, {"meridian", 88, 12, 0.8}, {"commonfield", 60, 4, 0.7}};
}

TEST(Market, FollowsTheLogitByHand) {
  const std::vector<Offer> one{{"you", 50, 10, 0.5}};  // utility 8 * .5 + 2 * .5 = 5, as that of nobody
  const std::vector<Sale> sales = sell(market_rules(), 2, one);
  EXPECT_DOUBLE_EQ(sales[0].share, 0.5);
  EXPECT_NEAR(sales[0].revenue_usd, 2e9 * 1.21 * 0.5, 1);
}

TEST(Market, SellsSeatsAtThePriceOfTheOffer) {
  for (const Sale& sale : sell(market_rules(), 3, offers()))
    EXPECT_NEAR(sale.seats * (sale.party == "you"        ? 9
                              : sale.party == "meridian" ? 12
                                                         : 4),
                sale.revenue_usd, 1);
}

TEST(Market, ABuyerPaysThePriceOfTheOffer) {
  const std::vector<Sale> sales = sell(market_rules(), 0, offers());
  EXPECT_NEAR(sales[2].revenue_usd, 2e9 * sales[2].share * 4 / 10, 1);
}

double bought_from_nobody(const std::vector<Sale>& sales) {
  double rest = 1;
  for (const Sale& sale : sales) rest -= sale.share;
  return rest;
}

TEST(Market, LeavesSomeCustomersWithNobodyWhateverIsOffered) {
  Rng rng(3, "market");
  for (int i = 0; i < 200; ++i) {
    std::vector<Offer> random;
    for (std::uint64_t n = rng.below(6); n > 0; --n)
      random.push_back({"lab", rng.uniform(0, 100), std::exp(rng.uniform(-5, 8)), rng.uniform()});
    const std::vector<Sale> sales = sell(market_rules(), i % 12, random);
    for (const Sale& sale : sales) ASSERT_GT(sale.share, 0);
    ASSERT_GE(bought_from_nobody(sales), -1e-12);
    ASSERT_LE(bought_from_nobody(sales), 1);
  }
}

TEST(Market, WithoutOffersEverybodyBuysFromNobody) { EXPECT_TRUE(sell(market_rules(), 0, {}).empty()); }

TEST(Market, ShareRisesWithCapabilityAndTrustAndFallsWithPrice) {
  const double before = sell(market_rules(), 0, offers())[0].share;
  std::vector<Offer> changed = offers();
  changed[0].capability += 1;
  EXPECT_GT(sell(market_rules(), 0, changed)[0].share, before);
  changed = offers();
  changed[0].trust += 0.01;
  EXPECT_GT(sell(market_rules(), 0, changed)[0].share, before);
  changed = offers();
  changed[0].price_usd += 0.1;
  EXPECT_LT(sell(market_rules(), 0, changed)[0].share, before);
}

TEST(Market, ANewLabTakesFromAllInProportion) {
  const std::vector<Sale> before = sell(market_rules(), 0, offers());
  std::vector<Offer> more = offers();
  more.push_back({"kestrel", 75, 8, 0.5});
  const std::vector<Sale> after = sell(market_rules(), 0, more);
  EXPECT_LT(after[0].share, before[0].share);
  EXPECT_NEAR(after[0].share / after[1].share, before[0].share / before[1].share, 1e-12);
  EXPECT_NEAR(after[0].share / bought_from_nobody(after), before[0].share / bought_from_nobody(before), 1e-9);
}

TEST(Market, StaysFiniteWhereExponentialsWouldOverflow) {
  MarketRules steep = market_rules();
  steep.weight_capability.value = 5000;
  const std::vector<Sale> sales = sell(steep, 0, offers());
  EXPECT_NEAR(sales[1].share, 1, 1e-12);
  EXPECT_EQ(sales[0].share, 0);
}

}  // namespace
}  // namespace partly::econ
