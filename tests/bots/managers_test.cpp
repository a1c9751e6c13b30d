// The temperaments in charge of the player's lab: whole games on stub measurements.
#include "sim/bots/managers.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/bots/turn.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/serving.h"
#include "sim/world/state/standing.h"
#include "tests/bots/played_by_temperament.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"

namespace partly::bots {
namespace {

PlayedByTemperament played(const Scenario& scenario, Temperament temperament, std::uint64_t seed) {
  PlayedByTemperament told{bots::begin(scenario, seed)};
  for (std::uint64_t quarter = 0; told.world.ending == Ending::running; ++quarter) {
    Rng rng(seed, "manager", quarter);
    for (const Decision& decision : manage_as(temperament, scenario, told.world, kPlayerId, rng)) {
      told.refused += std::holds_alternative<Refusal>(apply(scenario, told.world, decision));
      told.decisions.push_back(decision);
    }
    close_with_stubs(scenario, told.world);
    told.balanced &= told.world.ledger.total() == econ::Money{};
  }
  return told;
}

TEST(Managers, ProposeNothingThatIsRefusedAndLeaveBooksThatSumToZero) {
  for (const Temperament temperament : kTempers)
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      const PlayedByTemperament told = played(test_scenario(), temperament, seed);
      EXPECT_EQ(told.refused, 0) << static_cast<int>(temperament) << " seed " << seed;
      EXPECT_TRUE(told.balanced) << static_cast<int>(temperament) << " seed " << seed;
    }
}

TEST(Managers, SellAModelOfTheirOwnAndAskAPriceForIt) {
  for (const Temperament temperament : kTempers) {
    const PlayedByTemperament told = played(test_scenario(), temperament, 1);
    EXPECT_TRUE(did<TrainModel>(told)) << static_cast<int>(temperament);
    EXPECT_TRUE(did<ReleaseModel>(told)) << static_cast<int>(temperament);
    EXPECT_TRUE(did<SetPrice>(told)) << static_cast<int>(temperament);
  }
}

TEST(Managers, OnlyTheLawfulOneKeepsRecordsAndOnlyWhereItCanPayForThem) {
  Scenario scenario = test_scenario();
  offer_everything(scenario);
  for (const Temperament temperament : kTempers)
    EXPECT_EQ(did<KeepRecords>(played(scenario, temperament, 1)), temperament == Temperament::lawful);
  scenario.arrangements.records->keeping_usd.value = 1e12;
  EXPECT_FALSE(did<KeepRecords>(played(scenario, Temperament::lawful, 1)));
}

TEST(Managers, OnlyTheLawfulOneCopiesNothingWithoutALicenceAndLosesNoCase) {
  for (const Temperament temperament : kTempers) {
    int copies = 0, lost = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
      const PlayedByTemperament told = played(test_scenario(), temperament, seed);
      for (const Model& model : told.world.models) copies += model.owner == kPlayerId && copied(model);
      for (const auto& one : told.world.proceedings)
        lost += one.defendant == kPlayerId && one.verdict && one.verdict->for_claimant;
    }
    const bool lawful = temperament == Temperament::lawful;
    EXPECT_EQ(copies == 0, lawful) << static_cast<int>(temperament);
    if (lawful) {
      EXPECT_EQ(lost, 0);
    }
  }
}

TEST(Managers, TheBestPriceEarnsMoreThanOneATenthAboveOrBelow) {
  const Scenario scenario = test_scenario();
  World world = played(scenario, Temperament::thrifty, 1).world;
  ASSERT_TRUE(world.player().released);
  const double best = best_price_usd(scenario, world, kPlayerId);
  const auto earned_at = [&](double price) {
    std::vector<econ::Offer> offers;
    std::size_t mine = 0;
    for (const Lab& lab : world.labs) {
      if (!lab.released) continue;
      const double capability = world.model(*lab.released)->capability(scenario.learning.classes);
      if (lab.id == kPlayerId) mine = offers.size();
      offers.push_back({lab.id, std::clamp(capability, 0.0, 100.0),
                        lab.id == kPlayerId ? price : lab.price_usd, lab.trust});
    }
    const econ::Sale sale = econ::sell(market_now(scenario, world), 0, offers)[mine];
    const Model& sold = *world.model(*world.player().released);
    return sale.revenue_usd - sale.seats * serving_usd(scenario, world, sold).value;
  };
  EXPECT_GT(earned_at(best), earned_at(best * 1.1));
  EXPECT_GT(earned_at(best), earned_at(best / 1.1));
}

TEST(Managers, TheLawfulOneStopsSellingWhatACourtWillProbablyForbid) {
  const Scenario scenario = test_scenario();
  World world = bots::begin(scenario, 1);
  Model model;
  model.id = world.next_id++;
  model.owner = kPlayerId;
  model.begun = model.due = world.now;
  model.state = ModelState::trained;
  model.job.sources.queries = 500;
  model.result = learn::TrainResult{};
  model.result->students = {{0.9, 0.9}};
  world.models.push_back(model);
  world.lab(kPlayerId).released = model.id;
  law::Proceeding claim;
  claim.id = world.next_id++;
  claim.claimant = scenario.lab(LabKind::provider).id;
  claim.defendant = kPlayerId;
  claim.model = model.id;
  claim.stage = law::Stage::discovery;
  claim.opened = claim.stage_since = world.now;
  claim.record = record_at_notice(scenario, world, model);
  claim.record.records_open = claim.record.alarm_logged = claim.record.survived_motion = true;
  claim.record.answers_in_records = 500;
  claim.record.showings = {{"exhibit", "Exhibit", 1e-6, 0, "exam"}};
  world.proceedings.push_back(claim);
  ASSERT_GT(chain_of(scenario, world, claim).probability(), 0.5);
  const auto spent = world.ledger.post(econ::payment(world.now, "party", "Spent", kPlayerId, econ::kSuppliers,
                                                     econ::Account::operations, econ::Account::operations,
                                                     world.ledger.cash(kPlayerId)));
  ASSERT_TRUE(spent.ok());
  Scenario poor = scenario;  // nobody gives it the money to settle
  poor.funding.raise_limit.value = 0;
  Rng rng(1);
  for (const Decision& decision : manage_as(Temperament::lawful, poor, world, kPlayerId, rng))
    apply(poor, world, decision);
  EXPECT_FALSE(world.player().released);
}

// Serving so dear that every price in the span but the highest is a loss.
TEST(Managers, AskNoLessThanServingTakes) {
  Scenario scenario = test_scenario();
  scenario.serving.seats_per_answer.value = 30;
  for (const Temperament temperament : kTempers) {
    const PlayedByTemperament told = played(scenario, temperament, 1);
    for (const Decision& decision : told.decisions) {
      const auto* price = std::get_if<SetPrice>(&decision);
      EXPECT_TRUE(!price || price->price_usd > 100);
    }
  }
}

}  // namespace
}  // namespace partly::bots
