#include "sim/counterfactual/fallback_policy.h"

#include <algorithm>

#include "sim/bots/settling.h"

namespace partly::counterfactual {
namespace {

const world::ModelView* best_for_sale(const world::WorldView& view) {
  const world::ModelView* best = nullptr;
  for (const auto& model : view.models)
    if (model.mine && model.state == world::ModelState::trained && !model.enjoined &&
        (best == nullptr || model.capability.value > best->capability.value))
      best = &model;
  return best;
}

bool sells(const world::WorldView& view) {
  return std::any_of(view.models.begin(), view.models.end(),
                     [](const auto& model) { return model.mine && model.on_sale; });
}

}  // namespace

const world::ModelView* newest_of_mine(const world::WorldView& view) {
  const world::ModelView* newest = nullptr;
  for (const auto& model : view.models)
    if (model.mine && (newest == nullptr || model.id > newest->id)) newest = &model;
  return newest;
}

void FallbackPolicy::want(world::TrainModel order, bool with_licence) {
  wanted_ = order;
  with_licence_ = with_licence;
}

bool FallbackPolicy::act(bots::PlayerSeat& seat, const world::Decision& decision) {
  const auto check = seat.submit(decision);
  if (std::holds_alternative<world::Refusal>(check)) return false;
  decisions_.push_back(seat.view().now.text() + ": " + world::describe(decision));
  return true;
}

// Now, or with what investors give.
bool FallbackPolicy::affordable(bots::PlayerSeat& seat, const world::Decision& decision) {
  const auto check = seat.check(decision);
  const auto* no = std::get_if<world::Refusal>(&check);
  if (no == nullptr) return true;
  why_not_placed_ = no->reason;
  const double limit = seat.view().raise_limit.value;
  return no->rule == "cash" && limit > 0 && act(seat, world::RaiseFunds{limit}) &&
         std::holds_alternative<world::Quote>(seat.check(decision));
}

std::optional<int> FallbackPolicy::place_order(bots::PlayerSeat& seat) {
  if (!wanted_) return std::nullopt;
  const bool unlicensed = with_licence_ && !world::licence_in_force(seat.view());
  if (unlicensed && (!affordable(seat, world::SignLicence{}) || !act(seat, world::SignLicence{})))
    return std::nullopt;
  if (!affordable(seat, *wanted_) || !act(seat, *wanted_)) return std::nullopt;
  wanted_.reset();
  return newest_of_mine(seat.view())->id;
}

void FallbackPolicy::sell_the_best(bots::PlayerSeat& seat) {
  const auto* best = best_for_sale(seat.view());
  if (best != nullptr && !sells(seat.view())) act(seat, world::ReleaseModel{best->id});
}

std::vector<int> FallbackPolicy::face_claims(
    bots::PlayerSeat& seat, const std::function<ClaimPlan(const world::ProceedingView&)>& plan_for) {
  std::vector<int> answered;
  const auto proceedings = seat.view().proceedings;
  for (const auto& proceeding : proceedings) {
    if (!proceeding.mine || !law::open(proceeding.stage)) continue;
    const ClaimPlan plan = plan_for(proceeding);
    if (plan.settle && bots::tries_to_settle(seat, proceeding.id, {}, [&](const world::Decision& decision) {
          return act(seat, decision);
        }))
      continue;
    if (plan.answer != law::Answer::none && act(seat, world::Testify{proceeding.id, plan.answer}))
      answered.push_back(proceeding.id);
  }
  return answered;
}

void FallbackPolicy::answer_in_own_suit(bots::PlayerSeat& seat) {
  act(seat, world::AnswerOnOwnTraining{law::Answer::partly});
}

}  // namespace partly::counterfactual
