// A world in which nothing happens by itself: no events, no claims out of the blue, nobody but player,
// provider and publisher, and cash enough. What a rule does shows alone. Results are stubs.
#pragma once
#include <gtest/gtest.h>

#include "sim/bots/turn.h"
#include "sim/world/decide/decide.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"

namespace partly::world {

class QuietWorld : public testing::Test {
 protected:
  QuietWorld() {
    scenario.events.clear();
    scenario.provider.claim_without_log.value = scenario.provider.false_tip.value = 0;
    scenario.labs.resize(3);
    scenario.labs[0].cash_usd.value = 1e10;
    start();
  }
  void start() { world_ = bots::begin(scenario, 7); }
  void close(int quarters = 1) {
    for (int i = 0; i < quarters; ++i) close_with_stubs(scenario, world_);
  }
  void do_it(const Decision& decision) {
    const Check done = apply(scenario, world_, decision);
    const auto* refusal = std::get_if<Refusal>(&done);
    ASSERT_EQ(refusal, nullptr) << refusal->reason;
  }

  Scenario scenario = test_scenario();
  World world_;
};

}  // namespace partly::world
