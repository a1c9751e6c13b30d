#include "sim/counterfactual/id_translation.h"

#include <vector>

#include "sim/counterfactual/fork.h"
#include "sim/world/state/standing.h"

namespace partly::counterfactual {
namespace {

template <class D>
concept NamesModel = requires(D d) {
  d.model;
};
template <class D>
concept NamesProceeding = requires(D d) {
  d.proceeding;
};

std::vector<int> orders_in(const session::PlayedGame& game) {
  std::vector<int> numbers;
  for (const PlayedDecision& played : decisions_of(game.scenario, game.save.quarters))
    if (std::holds_alternative<world::TrainModel>(played.decision)) numbers.push_back(played.number);
  return numbers;
}

}  // namespace

// The models that were there before the player decided come first among its own.
IdTranslation::IdTranslation(const session::PlayedGame& game) : game_(game) {
  std::vector<int> own;
  for (const world::Model& model : game.world.models)
    if (model.owner == world::kPlayerId) own.push_back(model.id);
  const std::vector<int> orders = orders_in(game);
  const std::size_t before = own.size() - orders.size();
  for (std::size_t i = 0; i < orders.size(); ++i) orders_[own[before + i]] = orders[i];
}

std::optional<int> IdTranslation::model_here(const world::World& here, int model) const {
  if (const auto ordered = orders_.find(model); ordered != orders_.end()) {
    const auto made = made_.find(ordered->second);
    return made == made_.end() ? std::nullopt : std::optional(made->second);
  }
  const world::Model* there = game_.world.model(model);
  if (there == nullptr) return std::nullopt;
  const world::Model* found = world::model_at(here, there->owner, world::place_of(game_.world, *there));
  if (found == nullptr) return std::nullopt;
  // An opening that does not go as told here leaves gaps, and no later order fills them.
  if (there->owner == world::kPlayerId && found->begun != there->begun) return std::nullopt;
  return found->id;
}

std::string IdTranslation::why_no_model(int model) const {
  const world::Model* there = game_.world.model(model);
  if (there == nullptr) return "There is no model " + std::to_string(model) + " in this game";
  return there->name +
         (there->owner == world::kPlayerId ? " has not been ordered here" : " does not exist here");
}

std::string IdTranslation::why_no_claim(int proceeding) const {
  const law::Proceeding* there = game_.world.proceeding(proceeding);
  if (there == nullptr) return "There is no claim " + std::to_string(proceeding) + " in this game";
  const int nth = world::identity_of(game_.world, *there).nth;
  return "No such claim has been brought here: " + world::lab_name(game_.scenario, there->claimant) + " in " +
         law::name(there->theories()) + " about " + game_.world.model(there->model)->name +
         (nth > 1 ? ", number " + std::to_string(nth) : std::string());
}

std::variant<world::Decision, std::string> IdTranslation::translated(const world::World& here,
                                                                     const world::Decision& decision) const {
  return std::visit(
      [&]<class D>(D one) -> std::variant<world::Decision, std::string> {
        if constexpr (NamesModel<D>) {
          const auto model = model_here(here, one.model);
          if (!model) return why_no_model(one.model);
          one.model = *model;
        }
        if constexpr (std::is_same_v<D, world::TrainModel>) {
          if (one.other_model != 0) {
            const auto teacher = model_here(here, one.other_model);
            if (!teacher) return why_no_model(one.other_model);
            one.other_model = *teacher;
          }
        }
        if constexpr (NamesProceeding<D>) {
          const auto claim = claim_of(decision);
          const auto* proceeding = claim ? claim_here(here, *claim) : nullptr;
          if (proceeding == nullptr) return why_no_claim(one.proceeding);
          one.proceeding = proceeding->id;
        }
        return world::Decision(one);
      },
      decision);
}

std::optional<world::ClaimIdentity> IdTranslation::claim_of(const world::Decision& decision) const {
  return std::visit(
      [&]<class D>(const D& one) -> std::optional<world::ClaimIdentity> {
        if constexpr (NamesProceeding<D>)
          if (const auto* proceeding = game_.world.proceeding(one.proceeding))
            return world::identity_of(game_.world, *proceeding);
        return std::nullopt;
      },
      decision);
}

const law::Proceeding* IdTranslation::claim_here(const world::World& here,
                                                 const world::ClaimIdentity& claim) const {
  const auto model = model_here(here, claim.model);
  if (!model) return nullptr;
  world::ClaimIdentity same = claim;
  same.model = *model;
  return world::find_claim(here, same);
}

}  // namespace partly::counterfactual
