// Rivals decide through the same door as the player and keep to their temperaments.
#include "sim/bots/rivals.h"

#include <gtest/gtest.h>

#include <map>

#include "sim/bots/turn.h"
#include "sim/world/close/close_quarter.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/standing.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"

namespace partly::bots {
namespace {

// The test scenario with one rival of each temperament, called by its number.
Scenario with_all_temperaments() {
  Scenario scenario = test_scenario();
  LabSetup rival = scenario.labs[3];
  scenario.labs.resize(3);
  for (const auto one :
       {Temperament::thrifty, Temperament::reckless, Temperament::lawful, Temperament::opportunist}) {
    rival.id = std::to_string(static_cast<int>(one));
    rival.temperament = one;
    scenario.labs.push_back(rival);
  }
  return scenario;
}

World played_out(const Scenario& scenario, std::uint64_t seed) {
  World world = bots::begin(scenario, seed);
  while (world.ending == Ending::running) close_with_stubs(scenario, world);
  return world;
}

TEST(Rivals, EachTrainsReleasesAndSellsWithinAGame) {
  const Scenario scenario = with_all_temperaments();
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const World world = played_out(scenario, seed);
    std::map<std::string, int> models;
    for (const Model& model : world.models) models[model.owner] += model.result.has_value();
    for (const char* id : {"0", "1", "2", "3"}) {
      EXPECT_GE(models[id], 2) << id << " with seed " << seed;
      EXPECT_GT(world.lab(id).sales_usd, 0) << id;
    }
  }
}

TEST(Rivals, OnlyTheLawfulOneNeverCopiesAndOnlyItSignsLicences) {
  const Scenario scenario = with_all_temperaments();
  std::map<std::string, int> copies, licences;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const World world = played_out(scenario, seed);
    for (const Model& model : world.models) copies[model.owner] += copied(model);
    for (const Lab& lab : world.labs)
      licences[lab.id] += !lab.licence_memo.empty();  // signed, and not settled for
  }
  EXPECT_EQ(copies["2"], 0);
  EXPECT_EQ(licences["2"], 10);
  for (const char* id : {"0", "1", "3"}) {
    EXPECT_GT(copies[id], 0) << id;
    EXPECT_EQ(licences[id], 0) << id;
  }
}

TEST(Rivals, DecideTheSameFromTheSameWorldAndStream) {
  const Scenario scenario = with_all_temperaments();
  const World world = played_out(scenario, 3);
  for (std::uint64_t stream = 0; stream < 20; ++stream) {
    Rng one(stream), other(stream);
    EXPECT_EQ(decide_as(Temperament::opportunist, scenario, world, "3", one),
              decide_as(Temperament::opportunist, scenario, world, "3", other));
  }
}

// A claim at the deposition against this rival, which has next to nothing.
World poor_and_asked(const Scenario& scenario, const std::string& rival) {
  World world = bots::begin(scenario, 1);
  Model model;
  model.id = world.next_id++;
  model.owner = rival;
  model.begun = model.due = world.now;
  model.state = ModelState::trained;
  model.job.sources.queries = 500;
  model.result = learn::TrainResult{};
  model.result->students = {{0.8, 0.8}};
  world.models.push_back(model);
  law::Proceeding claim;
  claim.id = world.next_id++;
  claim.claimant = "meridian";
  claim.defendant = rival;
  claim.model = model.id;
  claim.stage = law::Stage::deposition;
  claim.opened = claim.stage_since = world.now;
  claim.record = record_at_notice(scenario, world, model);
  claim.record.showings = {{"exhibit", "Exhibit", 1e-4, 0, "exam"}};
  world.proceedings.push_back(claim);
  const econ::Money spent = world.ledger.cash(rival) - econ::Money::usd(1e6);
  const auto posted =
      world.ledger.post(econ::payment(world.now, "party", "Spent", rival, econ::kSuppliers,
                                      econ::Account::operations, econ::Account::operations, spent));
  EXPECT_TRUE(posted.ok());
  return world;
}

TEST(Rivals, APoorOneStillAnswersOrSettlesWhenItIsAsked) {
  const Scenario scenario = with_all_temperaments();
  for (const auto temperament :
       {Temperament::thrifty, Temperament::reckless, Temperament::lawful, Temperament::opportunist}) {
    const std::string rival = std::to_string(static_cast<int>(temperament));
    World world = poor_and_asked(scenario, rival);
    Rng rng(1);
    for (const Decision& decision : decide_as(temperament, scenario, world, rival, rng))
      EXPECT_TRUE(std::holds_alternative<Quote>(apply(scenario, world, decision, rival)))
          << rival << ": " << describe(decision);
    const law::Proceeding& claim = world.proceedings.front();
    EXPECT_TRUE(claim.record.answer != law::Answer::none || claim.stage == law::Stage::settled) << rival;
  }
}

}  // namespace
}  // namespace partly::bots
