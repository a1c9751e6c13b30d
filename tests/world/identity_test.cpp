// Models and claims known in every play of a scenario, whatever their ids are there.
#include "sim/world/state/identity.h"

#include <gtest/gtest.h>

#include <set>

namespace partly::world {
namespace {

// Three claims of one claimant about one model, whatever they rest on, and one of another claimant.
TEST(ClaimIdentity, TellsClaimsAboutOneModelApart) {
  World world;
  for (int id = 1; id <= 4; ++id) {
    law::Proceeding claim;
    claim.id = id, claim.model = 9, claim.claimant = id == 4 ? "authority" : "teacher";
    claim.theory = id == 2 ? law::Theory::copyright : law::Theory::contract;
    world.proceedings.push_back(claim);
  }
  std::set<ClaimIdentity> all;
  for (const auto& claim : world.proceedings) {
    EXPECT_EQ(find_claim(world, identity_of(world, claim)), &claim);
    all.insert(identity_of(world, claim));
  }
  EXPECT_EQ(all.size(), 4u);
  EXPECT_EQ(find_claim(world, {9, "teacher", 4}), nullptr);
}

TEST(ClaimIdentity, KeepsTheLuckOfAClaimWhateverElseWasTold) {
  World world;
  world.models.push_back({});
  world.models.back().id = 5, world.models.back().owner = "player";
  law::Proceeding claim;
  claim.id = 7, claim.model = 5, claim.claimant = "teacher", claim.defendant = "player";
  world.proceedings.push_back(claim);
  const auto before = draws_of(world, world.proceedings.back());
  world.models.back().id = world.proceedings.back().model = 6, world.proceedings.back().id = 9;
  EXPECT_EQ(draws_of(world, world.proceedings.back()), before);
  claim.model = 6, claim.id = 11;
  world.proceedings.push_back(claim);
  EXPECT_NE(draws_of(world, world.proceedings.back()), before) << "a second claim has luck of its own";
}

TEST(ModelPlace, CountsAnOwnersModelsInTheOrderOfTheirMaking) {
  World world;
  for (const auto& [id, owner] : {std::pair{3, "player"}, {4, "rival"}, {8, "player"}}) {
    world.models.push_back({});
    world.models.back().id = id, world.models.back().owner = owner;
  }
  EXPECT_EQ(place_of(world, *world.model(8)), 2);
  EXPECT_EQ(model_at(world, "player", 2), world.model(8));
  EXPECT_EQ(model_at(world, "rival", 1), world.model(4));
  EXPECT_EQ(model_at(world, "rival", 2), nullptr);
}

}  // namespace
}  // namespace partly::world
