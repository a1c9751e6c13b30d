// Rivals decide through the same door as the player and keep to their temperaments.
#include "sim/world/rivals.h"

#include <gtest/gtest.h>

#include <map>

#include "sim/world/standing.h"
#include "sim/world/step.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"

namespace partly::world {
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
  World world = begin(scenario, seed);
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
    for (const Lab& lab : world.labs) licences[lab.id] += lab.licence_until.has_value();
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

}  // namespace
}  // namespace partly::world
