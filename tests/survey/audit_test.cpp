// The books as an auditor reads them.
#include "sim/survey/audit.h"

#include <gtest/gtest.h>

#include "sim/bots/turn.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"

namespace partly::survey {
namespace {

TEST(Audit, FindsNothingInTheBooksOfAWholeGame) {
  const world::Scenario scenario = world::test_scenario();
  world::World world = bots::begin(scenario, 1);
  while (world.ending == world::Ending::running) {
    EXPECT_EQ(problem_in_books(world), "") << world.now.text();
    world::close_with_stubs(scenario, world);
  }
  EXPECT_EQ(problem_in_books(world), "");
  EXPECT_GT(world.ledger.journal().size(), 50u);
}

TEST(Audit, FindsMoneyThatMovedWithoutNews) {
  const world::Scenario scenario = world::test_scenario();
  world::World world = bots::begin(scenario, 1);
  const auto posted = world.ledger.post(
      econ::payment(world.now, "nobody-was-told", "A gift", econ::kInvestors, world::kPlayerId,
                    econ::Account::investment, econ::Account::investment, econ::Money::usd(100)));
  ASSERT_TRUE(posted.ok());
  EXPECT_NE(problem_in_books(world).find("nobody-was-told"), std::string::npos);
}

}  // namespace
}  // namespace partly::survey
