// A court about one lab: nobody but player, provider and publisher, an alarm cuts at once, and a claim can be
// brought to any stage. Results are stubs.
#pragma once
#include <gtest/gtest.h>

#include "sim/bots/turn.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/orders.h"
#include "sim/world/state/valuation.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"

namespace partly::world {

class CourtWorld : public testing::Test {
 protected:
  CourtWorld() {
    scenario.events.clear();
    scenario.provider.claim_without_log.value = scenario.provider.false_tip.value = 0;
    scenario.terms.alarms_before_cut.value = 1;
    scenario.labs.resize(3);  // nobody else about
    scenario.labs[0].cash_usd.value = 2e10;
  }
  void close(int quarters = 1) {
    for (int i = 0; i < quarters; ++i) close_with_stubs(scenario, world_);
  }
  std::string refused(const Decision& decision) const {
    const Check checked = check(scenario, world_, decision);
    return std::holds_alternative<Quote>(checked) ? "" : std::get<Refusal>(checked).rule;
  }
  void do_it(const Decision& decision) {
    const Check done = apply(scenario, world_, decision);
    ASSERT_TRUE(std::holds_alternative<Quote>(done)) << std::get<Refusal>(done).reason;
  }
  int train(const TrainModel& order) {
    do_it(order);
    model_ = world_.models.back().id;
    close();
    return model_;
  }
  // A sold copy that the provider has noticed, with its claim at this stage.
  int claim_at(law::Stage stage) {
    world_ = bots::begin(scenario, kSeed);
    train(usual(scenario, Route::distil));
    do_it(ReleaseModel{model_});
    for (int i = 0; i < 8 && (world_.proceedings.empty() || claim().stage != stage); ++i) close();
    EXPECT_FALSE(world_.proceedings.empty());
    EXPECT_EQ(claim().stage, stage);
    return claim().id;
  }
  const law::Proceeding& claim() const { return world_.proceedings.front(); }
  double chance() const { return chain_of(scenario, world_, claim()).probability(); }
  bool told(const std::string& part) const {
    for (const News& one : world_.news)
      if ((one.title + " " + one.text).find(part) != std::string::npos) return true;
    return false;
  }
  double paid(econ::Account account) const { return world_.ledger.balance("player", account).usd(); }
  // Whoever sues wins at once, and gets these orders.
  void let_the_claimant_win(std::vector<law::Remedy> orders) {
    scenario.contract.belief.value = 1;
    scenario.contract.monitor_log.value = 20;
    scenario.contract.remedies.clear();
    for (const law::Remedy order : orders)
      scenario.contract.remedies.push_back(
          {order, Quantity::assumed(1, Unit::fraction, {1, 1}, "For the test"), ""});
  }

  static constexpr std::uint64_t kSeed = 7;  // in which the claimant reads a case about as it is
  Scenario scenario = test_scenario();
  World world_;
  int model_ = 0;
};

}  // namespace partly::world
