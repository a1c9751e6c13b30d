#include "sim/counterfactual/fallback_policy.h"

#include <algorithm>

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
  wanted_ = std::move(order);
  with_licence_ = with_licence;
}

bool FallbackPolicy::act(session::Session& session, const world::Decision& decision) {
  const auto check = session.submit(decision);
  if (std::holds_alternative<world::Refusal>(check)) return false;
  decisions_.push_back(session.view().now.text() + ": " + world::describe(decision));
  return true;
}

// Now, or with what investors give.
bool FallbackPolicy::affordable(session::Session& session, const world::Decision& decision) {
  const auto check = session.check(decision);
  const auto* no = std::get_if<world::Refusal>(&check);
  if (no == nullptr) return true;
  const double limit = session.view().raise_limit.value;
  return no->rule == "cash" && limit > 0 && act(session, world::RaiseFunds{limit}) &&
         std::holds_alternative<world::Quote>(session.check(decision));
}

std::optional<int> FallbackPolicy::place_order(session::Session& session) {
  if (!wanted_) return std::nullopt;
  const bool unlicensed = with_licence_ && !session.view().terms.licence_until;
  if (unlicensed && (!affordable(session, world::SignLicence{}) || !act(session, world::SignLicence{})))
    return std::nullopt;
  if (!affordable(session, *wanted_) || !act(session, *wanted_)) return std::nullopt;
  wanted_.reset();
  return newest_of_mine(session.view())->id;
}

void FallbackPolicy::sell_the_best(session::Session& session) {
  const auto* best = best_for_sale(session.view());
  if (best != nullptr && !sells(session.view())) act(session, world::ReleaseModel{best->id});
}

void FallbackPolicy::face_claims(session::Session& session,
                                 const std::function<bool(const world::ProceedingView&)>& planned) {
  const auto proceedings = session.view().proceedings;
  for (const auto& proceeding : proceedings) {
    if (!proceeding.mine || !law::open(proceeding.stage) || planned(proceeding)) continue;
    const double from = proceeding.settlement.claimant_accepts_from.value;
    if (proceeding.settlement.has_room() && act(session, world::OfferSettlement{proceeding.id, from}))
      continue;
    const world::Decision answer = world::Testify{proceeding.id, law::Answer::partly};
    if (std::holds_alternative<world::Quote>(session.check(answer))) act(session, answer);
  }
}

}  // namespace partly::counterfactual
