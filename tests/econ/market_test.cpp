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

TEST(Market, SellsWhatWasMadeUnderALicenceOnlyWithinItsFieldAndTheRestToTheOthers) {
  MarketRules rules = market_rules();
  const std::vector<Sale> everywhere = sell(rules, 0, offers());
  std::vector<Offer> licensed = offers();
  licensed[0].licensed = true;
  EXPECT_DOUBLE_EQ(sell(rules, 0, licensed)[0].share, everywhere[0].share) << "a licence for every customer";
  rules.field_share = 0.6;
  const std::vector<Sale> sales = sell(rules, 0, licensed);
  EXPECT_DOUBLE_EQ(sales[0].share, 0.6 * everywhere[0].share);
  EXPECT_DOUBLE_EQ(sales[0].revenue_usd, 0.6 * everywhere[0].revenue_usd);
  const std::vector<Sale> without = sell(rules, 0, std::vector<Offer>(licensed.begin() + 1, licensed.end()));
  EXPECT_DOUBLE_EQ(sales[1].share, 0.6 * everywhere[1].share + 0.4 * without[0].share);
  EXPECT_EQ(sell(rules, 0, offers())[0].share, everywhere[0].share)
      << "nothing here was made under a licence";
}

// In the long run shares are the logit's inside and outside the field, however seldom customers choose.
TEST(Market, SettlesToTheSameSharesUnderALicenceWhetherCustomersChooseSeldomOrEveryQuarter) {
  MarketRules rules = market_rules();
  rules.growth = number(0);
  rules.field_share = 0.6;
  std::vector<Offer> licensed = offers();
  licensed[0].licensed = true;
  const auto in_the_long_run = [&](double renewal) {
    rules.renewal = number(renewal);
    Customers customers;
    std::vector<Sale> sales;
    for (int quarter = 0; quarter < 400; ++quarter) {
      sales = sell(rules, quarter, licensed, customers);
      customers = customers_after(rules, quarter, sales);
    }
    return sales;
  };
  const std::vector<Sale> at_once = in_the_long_run(1);
  for (const double renewal : {0.4, 0.2}) {
    const std::vector<Sale> sales = in_the_long_run(renewal);
    for (std::size_t i = 0; i < sales.size(); ++i)
      EXPECT_NEAR(sales[i].share, at_once[i].share, 2e-3) << renewal;
  }
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

// A market of yearly contracts, as three sellers leave it after its first quarter.
struct Contracts {
  MarketRules rules = market_rules();
  std::vector<Sale> sales;
  Customers decided;

  Contracts() {
    rules.renewal = number(0.25);
    sales = sell(rules, 0, offers());
    decided = customers_after(rules, 0, sales);
  }
};

TEST(Market, WhoHasSignedPaysWhatItSignedForAndOnlyTheOthersThePriceOfToday) {
  const Contracts signed_up;
  std::vector<Offer> dearer = offers();
  dearer[0].price_usd = 18;
  const Sale sale = sell(signed_up.rules, 1, dearer, signed_up.decided)[0];
  const double bound = bound_seats(signed_up.rules, 1, signed_up.decided, "you");
  EXPECT_NEAR(bound, 0.75 * signed_up.sales[0].seats, 1e-6);
  EXPECT_NEAR(sale.revenue_usd, 9 * bound + 18 * (sale.seats - bound), 1);
}

TEST(Market, ADecisionIsForgottenAtTheRateOfRenewal) {
  MarketRules rules = market_rules();
  rules.renewal = number(0.25), rules.growth = number(0);
  std::vector<Offer> cheap = offers();
  cheap[0].price_usd = 3;
  Customers after_a_bargain = customers_after(rules, 0, sell(rules, 0, cheap)),
            usual = customers_after(rules, 0, sell(rules, 0, offers()));
  double more_before = after_a_bargain.of("you")->seats - usual.of("you")->seats;
  for (int quarter = 1; quarter < 8; ++quarter) {
    after_a_bargain = customers_after(rules, quarter, sell(rules, quarter, offers(), after_a_bargain));
    usual = customers_after(rules, quarter, sell(rules, quarter, offers(), usual));
    const double more = after_a_bargain.of("you")->seats - usual.of("you")->seats;
    EXPECT_NEAR(more / more_before, 0.75, 1e-9);
    more_before = more;
  }
}

TEST(Market, SettlesToTheSameSharesWhetherCustomersChooseSeldomOrEveryQuarter) {
  MarketRules rules = market_rules();
  rules.renewal = number(0.4);
  Customers decided;
  std::vector<Sale> sales;
  for (int quarter = 0; quarter < 60; ++quarter) {
    sales = sell(rules, quarter, offers(), decided);
    decided = customers_after(rules, quarter, sales);
  }
  const std::vector<Sale> free = sell(market_rules(), 59, offers());
  for (std::size_t i = 0; i < free.size(); ++i) {
    EXPECT_NEAR(sales[i].share, free[i].share, 1e-9);
    EXPECT_NEAR(sales[i].revenue_usd / free[i].revenue_usd, 1, 1e-9);
  }
}

TEST(Market, WhoStopsSellingLosesItsCustomersToAllWhoSellAndToNobody) {
  const Contracts signed_up;
  std::vector<Offer> without = offers();
  without.erase(without.begin());
  const std::vector<Sale> sales = sell(signed_up.rules, 0, without, signed_up.decided);
  Customers kept = signed_up.decided;
  std::erase_if(kept.custom, [](const Custom& one) { return one.party == "you"; });
  const std::vector<Sale> same = sell(signed_up.rules, 0, without, kept);
  EXPECT_GT(sales[0].seats, signed_up.sales[1].seats);
  for (std::size_t i = 0; i < sales.size(); ++i) EXPECT_NEAR(sales[i].seats, same[i].seats, 1e-6);
}

TEST(Market, SellsToNoMoreCustomersThanThereAreWhateverWasDecidedBefore) {
  Rng rng(4, "contracts");
  for (int i = 0; i < 200; ++i) {
    MarketRules rules = market_rules();
    rules.renewal = number(rng.uniform()), rules.growth = number(rng.uniform(-0.3, 0.3));
    Customers decided;
    for (int quarter = 0; quarter < 6; ++quarter) {
      rules.volume_usd.value *= rng.uniform(0.3, 2);  // events
      std::vector<Offer> open = offers();
      for (Offer& offer : open) offer.price_usd = std::exp(rng.uniform(-1, 4));
      if (rng.chance(0.3)) open.pop_back();
      const std::vector<Sale> sales = sell(rules, quarter, open, decided);
      decided = customers_after(rules, quarter, sales);
      double seats = 0;
      for (const Sale& sale : sales) {
        ASSERT_GE(sale.seats, 0);
        ASSERT_NEAR(sale.share, sale.seats / all_seats(rules, quarter), 1e-12);
        seats += sale.seats;
      }
      ASSERT_LE(seats, all_seats(rules, quarter) * (1 + 1e-9));
      ASSERT_NEAR(seats + decided.without_seats, all_seats(rules, quarter), 1e-6 * seats + 1e-6);
    }
  }
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
