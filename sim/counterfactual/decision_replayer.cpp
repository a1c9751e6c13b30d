#include "sim/counterfactual/decision_replayer.h"

#include <algorithm>

#include "sim/world/decide/decide.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/orders.h"

namespace partly::counterfactual {
namespace {

template <class D>
constexpr bool kNamesModel = requires(D d) {
  d.model;
};
template <class D>
constexpr bool kNamesProceeding = requires(D d) {
  d.proceeding;
};

}  // namespace

std::vector<PlayedDecision> decisions_of(const std::vector<session::QuarterLog>& log) {
  std::vector<PlayedDecision> decisions;
  for (const auto& quarter : log)
    for (const auto& decision : quarter.decisions)
      decisions.push_back({static_cast<int>(decisions.size()) + 1, quarter.quarter, decision});
  return decisions;
}

DecisionReplayer::DecisionReplayer(const session::PlayedGame& game, std::optional<ForkOrder> order)
    : game_(game), order_(std::move(order)), decisions_(decisions_of(game.save.quarters)) {
  std::vector<int> models;
  for (const auto& model : game.world.models)
    if (model.owner == world::kPlayerId) models.push_back(model.id);
  auto next = models.begin();
  for (const auto& played : decisions_)
    if (std::holds_alternative<world::TrainModel>(played.decision) && next != models.end())
      orders_[*next++] = played.number;
}

void DecisionReplayer::decide(bots::PlayerSeat& seat) {
  for (const auto& played : decisions_) {
    if (played.quarter != seat.view().now) continue;
    if (order_ && order_->decision == played.number)
      change(seat, played, order_->change);
    else
      take(seat, played);
  }
  fall_back(seat);
}

bool DecisionReplayer::submit(bots::PlayerSeat& seat, const world::Decision& decision) {
  const auto check = seat.submit(decision);
  if (const auto* no = std::get_if<world::Refusal>(&check)) {
    note_refusal(seat, decision, no->reason);
    return false;
  }
  return true;
}

void DecisionReplayer::note_refusal(const bots::PlayerSeat& seat, const world::Decision& decision,
                                    const std::string& reason) {
  refused_.push_back({seat.view().now, world::describe(decision), reason});
}

void DecisionReplayer::take(bots::PlayerSeat& seat, const PlayedDecision& played) {
  const auto here = translated(seat, played.decision);
  bool taken = false;
  if (const auto* reason = std::get_if<std::string>(&here)) {
    note_refusal(seat, played.decision, *reason);
  } else {
    taken = submit(seat, std::get<world::Decision>(here));
  }
  if (taken && std::holds_alternative<world::TrainModel>(played.decision))
    made_[played.number] = newest_of_mine(seat.view())->id;
  if (const auto claim = claim_of(played.decision); !taken && claim) own_failed_.insert(*claim);
}

void DecisionReplayer::change(bots::PlayerSeat& seat, const PlayedDecision& played, const Change& change) {
  if (std::holds_alternative<DropDecision>(change)) return;
  if (const auto* swap = std::get_if<SwapRoute>(&change)) {
    if (swap->route == world::Route::mixed || !std::holds_alternative<world::TrainModel>(played.decision)) {
      problem_ = "Only an order for a training run has a route to swap";
      return;
    }
    fallback_.want(world::usual(seat.scenario(), swap->route), swap->route == world::Route::licence);
    wanted_number_ = played.number;
    return place_order(seat);
  }
  const auto& instead = std::get<world::Decision>(change);
  const auto here = translated(seat, instead);
  if (const auto* reason = std::get_if<std::string>(&here)) {
    problem_ = *reason;
    return;
  }
  const auto check = seat.submit(std::get<world::Decision>(here));
  if (const auto* no = std::get_if<world::Refusal>(&check))
    problem_ = no->reason;
  else if (std::holds_alternative<world::TrainModel>(instead))
    made_[played.number] = newest_of_mine(seat.view())->id;
}

std::optional<int> DecisionReplayer::here(int model) const {
  const auto ordered = orders_.find(model);
  if (ordered == orders_.end()) return model;  // not the player's: refused as it would have been
  const auto made = made_.find(ordered->second);
  return made == made_.end() ? std::nullopt : std::optional(made->second);
}

std::optional<DecisionReplayer::Claim> DecisionReplayer::claim_of(const world::Decision& decision) const {
  return std::visit(
      [&]<class D>(const D& one) -> std::optional<Claim> {
        if constexpr (kNamesProceeding<D>) {
          if (const auto* proceeding = game_.world.proceeding(one.proceeding))
            return Claim{proceeding->model, world::by_authority(*proceeding)};
        }
        return std::nullopt;
      },
      decision);
}

// The player's own models go by the orders that made them, others' by their names.
std::string DecisionReplayer::name_here(const bots::PlayerSeat& seat, int model) const {
  const auto& view = seat.view();
  const auto id = here(model);
  if (!orders_.contains(model)) {
    const auto* other = game_.world.model(model);
    return other == nullptr ? std::string() : other->name;
  }
  for (const auto& one : view.models)
    if (id && one.id == *id) return one.name;
  return {};
}

const world::ProceedingView* DecisionReplayer::here(const bots::PlayerSeat& seat, const Claim& claim) const {
  const std::string name = name_here(seat, claim.model);
  if (name.empty()) return nullptr;
  for (const auto& proceeding : seat.view().proceedings)
    if ((proceeding.mine || proceeding.brought) && proceeding.model == name &&
        (proceeding.theory == law::name(law::Theory::disclosure)) == claim.by_authority)
      return &proceeding;
  return nullptr;
}

std::variant<world::Decision, std::string> DecisionReplayer::translated(
    const bots::PlayerSeat& seat, const world::Decision& decision) const {
  return std::visit(
      [&]<class D>(D one) -> std::variant<world::Decision, std::string> {
        if constexpr (kNamesModel<D>) {
          const auto model = here(one.model);
          if (!model) return std::string("That model has not been ordered here");
          one.model = *model;
        }
        if constexpr (kNamesProceeding<D>) {
          const auto claim = claim_of(decision);
          const auto* proceeding = claim ? here(seat, *claim) : nullptr;
          if (proceeding == nullptr) return std::string("No such claim has been brought here");
          one.proceeding = proceeding->id;
        }
        return world::Decision(one);
      },
      decision);
}

// Whether the game itself had this claim and faced it with decisions that still passed.
bool DecisionReplayer::known(const bots::PlayerSeat& seat, const world::ProceedingView& proceeding) const {
  for (const auto& one : game_.world.proceedings) {
    const Claim claim{one.model, world::by_authority(one)};
    const auto* counterpart = here(seat, claim);
    if (counterpart != nullptr && counterpart->id == proceeding.id) return !own_failed_.contains(claim);
  }
  return false;
}

void DecisionReplayer::place_order(bots::PlayerSeat& seat) {
  if (const auto model = fallback_.place_order(seat)) made_[wanted_number_] = *model;
}

void DecisionReplayer::fall_back(bots::PlayerSeat& seat) {
  place_order(seat);
  if (!refused_.empty() || !fallback_.decisions().empty()) fallback_.sell_the_best(seat);
  fallback_.face_claims(seat, [&](const world::ProceedingView& one) { return known(seat, one); });
}

}  // namespace partly::counterfactual
