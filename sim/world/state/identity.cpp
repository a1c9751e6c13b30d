#include "sim/world/state/identity.h"

#include "sim/base/rng.h"

namespace partly::world {
namespace {

// Of the proceedings up to this one, itself among them.
template <class Same>
int count_up_to(const World& world, const law::Proceeding& last, Same same) {
  int count = 0;
  for (const law::Proceeding& proceeding : world.proceedings) {
    if (same(proceeding)) ++count;
    if (proceeding.id == last.id) break;
  }
  return count;
}

}  // namespace

int place_of(const World& world, const Model& model) {
  int place = 0;
  for (const Model& other : world.models) {
    if (other.owner == model.owner) ++place;
    if (other.id == model.id) break;
  }
  return place;
}

const Model* model_at(const World& world, const std::string& owner, int place) {
  for (const Model& model : world.models)
    if (model.owner == owner && --place == 0) return &model;
  return nullptr;
}

ClaimIdentity identity_of(const World& world, const law::Proceeding& proceeding) {
  const int nth = count_up_to(world, proceeding, [&](const law::Proceeding& other) {
    return other.model == proceeding.model && other.claimant == proceeding.claimant;
  });
  return {proceeding.model, proceeding.claimant, nth};
}

const law::Proceeding* find_claim(const World& world, const ClaimIdentity& identity) {
  for (const law::Proceeding& proceeding : world.proceedings)
    if (identity_of(world, proceeding) == identity) return &proceeding;
  return nullptr;
}

std::uint64_t draws_of(const World& world, const law::Proceeding& proceeding) {
  const int nth = count_up_to(world, proceeding, [&](const law::Proceeding& other) {
    return other.model == proceeding.model && other.claimant == proceeding.claimant;
  });
  const Model* model = world.model(proceeding.model);
  const int place = model == nullptr ? 0 : place_of(world, *model);
  return derive_seed(static_cast<std::uint64_t>(place), proceeding.claimant + " v. " + proceeding.defendant,
                     static_cast<std::uint64_t>(nth));
}

}  // namespace partly::world
