#include "sim/econ/price_list.h"

#include <gtest/gtest.h>

namespace partly::econ {
namespace {

Quantity price(double usd, Unit unit) { return Quantity::assumed(usd, unit, {usd, usd}, "for the test"); }

PriceList prices() {
  return {.label_usd = price(2.5, Unit::usd_per_label),
          .query_label_usd = price(0.1, Unit::usd_per_query),
          .query_probability_usd = price(0.25, Unit::usd_per_query),
          .gflop_usd = price(3, Unit::usd_per_gflop),
          .run_usd = price(1000, Unit::usd)};
}

TEST(PriceList, ABillBeyondTheBooksStaysDearAndDoesNotTurnNegative) {
  const auto price = [](double usd, Unit unit) {
    return Quantity::assumed(usd, unit, {usd, usd}, "As expensive as a scenario may set it");
  };
  const PriceList expensive{price(1e12, Unit::usd_per_label), price(1e12, Unit::usd_per_query),
                            price(1e12, Unit::usd_per_query), price(1e13, Unit::usd_per_gflop),
                            price(1e14, Unit::usd)};
  const Bill bill = bill_for(expensive, {200'000, 100'000, 1e9}, true);
  EXPECT_GT(bill.labels.usd(), 1e15);
  EXPECT_GT(bill.queries.usd(), 1e15);
  EXPECT_GT(bill.compute.usd(), 1e15);
  EXPECT_GT(bill.total().usd(), 1e15);
}

TEST(PriceList, MultipliesCountsByPrices) {
  const Bill bill = bill_for(prices(), {.labels = 400, .queries = 1000, .gflop = 2.5}, true);
  EXPECT_EQ(bill.labels, Money::usd(1000));
  EXPECT_EQ(bill.queries, Money::usd(250));
  EXPECT_EQ(bill.compute, Money::usd(7.5));
  EXPECT_EQ(bill.fixed, Money::usd(1000));
  EXPECT_EQ(bill.total(), Money::usd(2257.5));
}

TEST(PriceList, AnAnswerWithoutProbabilitiesHasItsOwnPrice) {
  EXPECT_EQ(bill_for(prices(), {.queries = 1000}, false).queries, Money::usd(100));
}

TEST(PriceList, ALicenceDiscountsQueriesAndNothingElse) {
  const Counts used{.labels = 10, .queries = 1000, .gflop = 1};
  const Bill list = bill_for(prices(), used, true);
  const Bill discounted = bill_for(prices(), used, true, 0.4);
  EXPECT_EQ(discounted.queries, Money::usd(150));
  EXPECT_EQ(list.total() - discounted.total(), list.queries - discounted.queries);
}

TEST(PriceList, ARunThatUsedNothingCostsTheFixedPart) {
  EXPECT_EQ(bill_for(prices(), {}, true).total(), Money::usd(1000));
}

TEST(PriceList, TwiceTheCountsCostTwiceTheMoney) {
  const Bill one = bill_for(prices(), {.labels = 300, .queries = 500, .gflop = 4}, true);
  const Bill two = bill_for(prices(), {.labels = 600, .queries = 1000, .gflop = 8}, true);
  EXPECT_EQ(two.total() - two.fixed, (one.total() - one.fixed) + (one.total() - one.fixed));
}

}  // namespace
}  // namespace partly::econ
