#include "sim/session/random_teacher.h"

#include <array>

namespace partly::session {
namespace {

using world::Decision;

template <class T, std::size_t N>
T one_of(const std::array<T, N>& choices, Rng& rng) {
  return choices[rng.below(N)];
}

Decision any_setting(const world::WorldView& view, Rng& rng) {
  const world::Console& console = view.teacher->ordered.settings;
  switch (rng.below(6)) {
    case 0:
      return world::SetApiAccess{
          one_of(std::array{learn::Access::labels, learn::Access::top_k, learn::Access::probabilities}, rng),
          1 + static_cast<int>(rng.below(4)), static_cast<int>(rng.below(6)) - 1};
    case 1: {
      const auto defence = one_of(std::array{world::ApiDefence::none, world::ApiDefence::noise,
                                             world::ApiDefence::poison, world::ApiDefence::random_answers},
                                  rng);
      return world::SetApiDefence{defence, rng.uniform() * world::most_strength(defence)};
    }
    case 2:
      return world::SetQueryPrices{console.query_label_usd * rng.uniform(0.5, 2),
                                   console.query_probability_usd * rng.uniform(0.5, 2)};
    case 3:
      return world::SetMonitor{rng.uniform(0, 0.3), static_cast<int>(rng.below(1000)),
                               static_cast<int>(rng.below(4))};
    case 4:
      return world::PlantTraps{static_cast<int>(rng.below(25))};
    default:
      return world::PublishTerms{rng.chance(0.8), rng.chance(0.8), rng.chance(0.8), rng.chance(0.5)};
  }
}

std::string any_account(const world::WorldView& view, Rng& rng) {
  const auto& accounts = view.teacher->accounts;
  return accounts.empty() ? "nobody" : accounts[rng.below(accounts.size())].lab;
}

int any_claim(const world::WorldView& view, Rng& rng) {
  return view.proceedings.empty() ? 0 : view.proceedings[rng.below(view.proceedings.size())].id;
}

Decision any_demand(const world::WorldView& view, Rng& rng) {
  if (view.proceedings.empty()) return world::DemandSettlement{1, 1e8};
  const auto& claim = view.proceedings[rng.below(view.proceedings.size())];
  return world::DemandSettlement{claim.id,
                                 claim.settlement.defendant_pays_up_to.value * rng.uniform(0.5, 1.2)};
}

}  // namespace

Decision any_teacher_decision(const world::WorldView& view, Rng& rng) {
  switch (rng.below(10)) {
    case 0:
      return world::OfferLicence{any_account(view, rng), rng.uniform(0, 2e9), rng.uniform(0, 0.3)};
    case 1:
      return world::CutAccess{any_account(view, rng)};
    case 2:
      return world::RestoreAccess{any_account(view, rng)};
    case 3:
      return world::SendNotice{view.models[rng.below(view.models.size())].id,
                               law::kTheories[rng.below(law::kTheories.size())]};
    case 4:
      return any_demand(view, rng);
    case 5:
      return world::AnswerOffer{any_claim(view, rng), rng.chance(0.5)};
    case 6:
      return world::WithdrawClaim{any_claim(view, rng)};
    default:
      return any_setting(view, rng);
  }
}

}  // namespace partly::session
