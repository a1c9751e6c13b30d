// What a court orders, and what each order does to a lab.
#include "sim/world/state/standing.h"
#include "tests/world/court_world.h"

namespace partly::world {
namespace {

using law::Stage;

// The units that these tests are about.
using Injunction = CourtWorld;
using Deletion = CourtWorld;
using AccessCutByOrder = CourtWorld;
using Audit = CourtWorld;

TEST_F(Injunction, StopsTheRevenueFromTheModel) {
  let_the_claimant_win({law::Remedy::money, law::Remedy::injunction});
  claim_at(Stage::judgment);
  EXPECT_GT(world_.player().sales_usd, 0);
  close();
  EXPECT_FALSE(world_.player().released);
  EXPECT_EQ(refused(ReleaseModel{model_}), "enjoined");
  const double sales = world_.model(model_)->sales_usd;
  close(2);
  EXPECT_EQ(world_.model(model_)->sales_usd, sales);
  EXPECT_EQ(world_.player().sales_usd, 0);
}

TEST_F(Deletion, TakesTheModelItself) {  // X2
  let_the_claimant_win({law::Remedy::deletion});
  claim_at(Stage::judgment);
  close();
  EXPECT_EQ(world_.model(model_)->state, ModelState::deleted);
  EXPECT_FALSE(world_.player().released);
  EXPECT_EQ(flagship(scenario, world_, "player"), nullptr);
  EXPECT_EQ(refused(ReleaseModel{model_}), "not-trained");
  EXPECT_EQ(paid(econ::Account::damages), 0);  // no money was ordered
}

TEST_F(AccessCutByOrder, LastsUntilALicenceIsSigned) {
  let_the_claimant_win({law::Remedy::access_cut});
  scenario.terms.alarms_before_cut.value = 100;
  scenario.provider.claim_without_log.value = 1;
  claim_at(Stage::judgment);
  ASSERT_FALSE(world_.player().access_cut);
  close();
  EXPECT_TRUE(world_.player().access_cut);
  EXPECT_EQ(refused(usual(scenario, Route::distil)), "access-cut");
  do_it(SignLicence{});
  EXPECT_EQ(refused(usual(scenario, Route::distil)), "");
}

TEST_F(Audit, FindsEveryLaterCopyOnSaleOrNot) {
  let_the_claimant_win({law::Remedy::audit});
  scenario.quarters = 20;
  claim_at(Stage::judgment);
  close();
  ASSERT_TRUE(world_.player().audited_until);
  world_.lab("player").access_cut = false;  // so that it can copy again, with cover and without selling
  world_.lab("player").cut_in.reset();
  TrainModel covered = usual(scenario, Route::distil);
  covered.sources.cover_share = 0.9;
  do_it(covered);
  close();
  EXPECT_EQ(world_.proceedings.size(), 2u);
}

}  // namespace
}  // namespace partly::world
