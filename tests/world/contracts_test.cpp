// Customers under contract (sim/econ/market.h), as quarters close: who stays, at which price, and what lets
// them go.
#include <gtest/gtest.h>

#include "sim/world/decide/decide.h"
#include "sim/world/state/sales_ahead.h"
#include "sim/world/state/standing.h"
#include "sim/world/view/make_view.h"
#include "tests/world/quiet_world.h"

namespace partly::world {
namespace {

class Contracts : public QuietWorld {
 protected:
  void sell_under_contracts(double renewal) {
    scenario.market.renewal.value = renewal;
    do_it(usual(scenario, Route::open_weights));
    model_ = world_.models.back().id;
    close();
    do_it(ReleaseModel{model_});
    close();
  }
  const Lab& player() const { return world_.player(); }
  const econ::Custom& custom() const { return *world_.customers.of(kPlayerId); }
  double bound_seats() const {
    return econ::bound_seats(market_now(scenario, world_), world_.now.since(scenario.start), world_.customers,
                             kPlayerId);
  }

  int model_ = 0;
};

TEST_F(Contracts, KeepLatecomersFromCustomersWhoHaveDecided) {
  const World at_the_start = world_;
  sell_under_contracts(1);
  const double share_where_all_choose = player().share;
  world_ = at_the_start;
  sell_under_contracts(0.25);
  EXPECT_LT(player().share, 0.5 * share_where_all_choose);
  EXPECT_GT(player().share, 0);
}

TEST_F(Contracts, HoldThePriceThatWasSignedForAndANewPriceIsForThoseWhoChoose) {
  sell_under_contracts(0.25);
  const double before = custom().price_usd, bound = bound_seats();
  do_it(SetPrice{2 * before});
  close();
  const double paid = player().sales_usd;
  EXPECT_NEAR(paid, bound * before + (custom().seats - bound) * 2 * before, 1e-6 * paid);
  EXPECT_GT(custom().price_usd, before);
  EXPECT_LT(custom().price_usd, 2 * before);
}

TEST_F(Contracts, AreNamedInTheQuoteOfAPrice) {
  sell_under_contracts(0.25);
  const auto check = world::check(scenario, world_, SetPrice{30});
  const auto* quote = std::get_if<Quote>(&check);
  ASSERT_NE(quote, nullptr);
  EXPECT_NE(quote->warnings.back().find("have signed for"), std::string::npos);
  scenario.market.renewal.value = 1;
  const auto free = world::check(scenario, world_, SetPrice{30});
  EXPECT_EQ(std::get<Quote>(free).warnings.size() + 1, quote->warnings.size());
}

TEST_F(Contracts, EndWhereNothingIsSoldAnyMore) {
  sell_under_contracts(0.25);
  do_it(WithdrawModel{});
  close();
  EXPECT_EQ(world_.customers.of(kPlayerId), nullptr);
  EXPECT_EQ(player().sales_usd, 0);
  const double usual = [&] {
    World again = world_;
    do_it(ReleaseModel{model_});
    close();
    const double share = player().share;
    world_ = again;
    return share;
  }();
  EXPECT_GT(usual, 0);
}

TEST_F(Contracts, OutlastAnotherModelOfTheSameLab) {
  sell_under_contracts(0.25);
  const double bound = bound_seats();
  do_it(usual(scenario, Route::open_weights));
  const int next = world_.models.back().id;
  close();
  do_it(ReleaseModel{next});
  close();
  EXPECT_GT(custom().seats, 0.75 * 0.75 * bound);
}

TEST_F(Contracts, OfALicenseeAreAllWithinItsFieldOfUse) {
  scenario.licence.field_share.value = 0.5;
  scenario.market.renewal.value = 0.25;
  do_it(SignLicence{});
  do_it(usual(scenario, Route::licence));
  const int model = world_.models.back().id;
  close();
  do_it(ReleaseModel{model});
  close();
  for (int quarter = 0; quarter < 3; ++quarter) {
    const double bound = bound_seats();
    close();
    EXPECT_GE(custom().seats, bound) << "whoever is bound stays";
    EXPECT_LE(player().share, 0.5);
  }
}

TEST_F(Contracts, EndWhereALicenceLeavesNobodyToSellTo) {
  scenario.licence.field_share.value = 0;
  sell_under_contracts(0.25);
  ASSERT_GT(custom().seats, 0);
  do_it(SignLicence{});
  do_it(usual(scenario, Route::licence));
  const int model = world_.models.back().id;
  close();
  do_it(ReleaseModel{model});
  close();
  EXPECT_EQ(player().sales_usd, 0);
  EXPECT_EQ(world_.customers.of(kPlayerId), nullptr);
  EXPECT_GT(world_.lab("meridian").sales_usd, 0);
}

TEST_F(Contracts, MakeSalesAheadFollowThoseWhoHaveSigned) {
  sell_under_contracts(0.25);
  const SalesAhead ahead = sales_ahead(scenario, world_, *world_.model(model_), "meridian", 3);
  for (int quarter = 0; quarter < 3; ++quarter) {
    close();
    EXPECT_NEAR(ahead.model_usd[static_cast<std::size_t>(quarter)], player().sales_usd,
                0.02 * player().sales_usd);
  }
}

TEST_F(Contracts, ShowTheShareThatIsBoundBesideTheShareOfTheLastClose) {
  sell_under_contracts(0.25);
  for (const LabView& lab : make_view(scenario, world_).labs) {
    EXPECT_LT(lab.bound.value, lab.share.value + 1e-12) << lab.name;
    EXPECT_NEAR(lab.bound.value, lab.share.value * 0.75 / 1.05, 1e-9) << "the market grows by 5 %";
  }
}

}  // namespace
}  // namespace partly::world
