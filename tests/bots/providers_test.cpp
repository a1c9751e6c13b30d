// The temperaments in charge of the provider: whole games on stub measurements.
#include "sim/bots/providers.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "sim/bots/turn.h"
#include "sim/world/close/close_quarter.h"
#include "tests/bots/played_by_temperament.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"

namespace partly::bots {
namespace {

PlayedByTemperament played(Temperament temperament, std::uint64_t seed) {
  const Scenario scenario = teacher_scenario();
  PlayedByTemperament told{bots::begin(scenario, seed)};
  while (told.world.ending == Ending::running) {
    for (const Decision& decision : provide_as(temperament, scenario, told.world)) {
      told.refused += std::holds_alternative<Refusal>(apply(scenario, told.world, decision));
      told.decisions.push_back(decision);
    }
    close_with_stubs(scenario, told.world);
    told.balanced &= told.world.ledger.total() == econ::Money{};
  }
  return told;
}

TEST(Providers, ProposeNothingThatIsRefusedAndLeaveBooksThatSumToZero) {
  for (const Temperament temperament : kTempers)
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      const PlayedByTemperament told = played(temperament, seed);
      EXPECT_EQ(told.refused, 0) << static_cast<int>(temperament) << " seed " << seed;
      EXPECT_TRUE(told.balanced) << static_cast<int>(temperament) << " seed " << seed;
    }
}

TEST(Providers, AreOfFourKinds) {
  EXPECT_TRUE(did<OfferLicence>(played(Temperament::lawful, 1)));
  EXPECT_TRUE(did<OfferLicence>(played(Temperament::thrifty, 1)));
  EXPECT_FALSE(did<SendNotice>(played(Temperament::thrifty, 1)));
  EXPECT_FALSE(did<OfferLicence>(played(Temperament::reckless, 1)));
  EXPECT_TRUE(did<SendNotice>(played(Temperament::reckless, 1)));
  EXPECT_FALSE(did<DemandSettlement>(played(Temperament::reckless, 1)));
  EXPECT_TRUE(did<PublishTerms>(played(Temperament::opportunist, 1)));
}

TEST(Providers, DecideNothingInTheStudentsRole) {
  const Scenario scenario = test_scenario();
  EXPECT_TRUE(provide_as(Temperament::lawful, scenario, bots::begin(scenario, 1)).empty());
}

TEST(Providers, PlayTheSameGameFromTheSameSeed) {
  EXPECT_EQ(hash(played(Temperament::opportunist, 4).world), hash(played(Temperament::opportunist, 4).world));
  EXPECT_NE(hash(played(Temperament::opportunist, 4).world), hash(played(Temperament::opportunist, 5).world));
}

}  // namespace
}  // namespace partly::bots
