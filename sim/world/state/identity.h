// Which model and which claim is meant, in terms that mean the same in every play of a scenario. Ids do not:
// they count whatever was told before, so that one more piece of news moves all that follow.
#pragma once
#include <cstdint>
#include <string>

#include "sim/world/state/world.h"

namespace partly::world {

// The place of a model among its owner's, from 1, in the order of their making; and the model at such a
// place, null if there is none.
int place_of(const World& world, const Model& model);
const Model* model_at(const World& world, const std::string& owner, int place);

struct ClaimIdentity {
  int model = 0;  // its id
  std::string claimant;
  int nth = 1;  // among the claims that agree in both; counts may fall, and the claim stays the same
  auto operator<=>(const ClaimIdentity&) const = default;
};
ClaimIdentity identity_of(const World& world, const law::Proceeding& proceeding);
// Null if no such claim has been brought.
const law::Proceeding* find_claim(const World& world, const ClaimIdentity& identity);

// What the draws of a claim go by: the parties, the place of the model, and which claim of this claimant on
// it this is. A court is as lucky as it is, whatever else was told, bought or said before.
std::uint64_t draws_of(const World& world, const law::Proceeding& proceeding);

}  // namespace partly::world
