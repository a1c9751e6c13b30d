#include "sim/world/state/suit.h"

#include <algorithm>

#include "sim/base/format.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/standing.h"

namespace partly::world {
namespace {

bool has_copied(const World& world) {
  return std::any_of(world.models.begin(), world.models.end(),
                     [](const Model& model) { return model.owner == kPlayerId && copied(model); });
}

bool admits(law::Answer answer) { return answer == law::Answer::yes || answer == law::Answer::partly; }

}  // namespace

law::ClaimantStanding claimant_now(const World& world) {
  const Lab& lab = world.lab(kPlayerId);
  const bool shown =
      world.suit && ((world.suit->books_opened && has_copied(world)) || admits(world.suit->answer));
  return {lab.credibility, lab.pleaded_practice, shown};
}

std::vector<law::Condition> conditions_now(const Scenario& scenario, const World& world,
                                           const law::CountRules& count,
                                           const law::ClaimantStanding& claimant) {
  std::optional<Quantity> belief;
  if (count.theory) belief = claim_now(scenario, world, *count.theory).belief;
  return law::conditions_of(scenario.court, count, belief, claimant);
}

Quantity suit_worth(const Scenario& scenario, const World& world, const law::ClaimantStanding& claimant) {
  double worth = 0;
  Interval range{0, 0};
  for (const law::CountRules& count : scenario.suit->counts) {
    const Quantity chance = law::chance_of(conditions_now(scenario, world, count, claimant));
    const Quantity sum = law::sum_in_case(scenario.court, count, claimant);
    worth += chance.value * sum.value;
    range.low += law::range_of(chance).low * law::range_of(sum).low;
    range.high += law::range_of(chance).high * law::range_of(sum).high;
  }
  return Quantity::derived(worth, Unit::usd, "Each count's sum x its chance, added up; counsel not taken off",
                           range);
}

// A "no" against the books or an exhibit, and whatever does not agree with what was sworn in a claim before.
bool contradicted_in_suit(const Scenario& scenario, const World& world, law::Answer answer) {
  const auto& claims = world.proceedings;
  const bool otherwise = std::any_of(claims.begin(), claims.end(), [&](const law::Proceeding& claim) {
    const law::Answer before = claim.record.answer;
    return claim.defendant == kPlayerId && before != law::Answer::none && before != answer;
  });
  if (otherwise || answer != law::Answer::no) return otherwise;
  const bool by_claim = std::any_of(claims.begin(), claims.end(), [&](const law::Proceeding& claim) {
    return claim.defendant == kPlayerId && !by_authority(claim) && law::contradicts_denial(claim.record);
  });
  return by_claim || std::any_of(world.models.begin(), world.models.end(), [&](const Model& model) {
           return model.owner == kPlayerId && copied(model) &&
                  law::contradicts_denial(record_at_notice(scenario, world, model));
         });
}

const law::AnswerEffect& effect_in_suit(const Scenario& scenario, const World& world, law::Answer answer) {
  if (contradicted_in_suit(scenario, world, answer)) return scenario.court.stand.no_contradicted;
  return *law::effect_of(scenario.court.stand, answer, false);
}

law::ClaimantStanding standing_after(const Scenario& scenario, const World& world, law::Answer answer) {
  law::ClaimantStanding claimant = claimant_now(world);
  claimant.credibility *= 1 - effect_in_suit(scenario, world, answer).credibility_lost.value;
  claimant.copied = claimant.copied || admits(answer);
  return claimant;
}

bool opened_by_suit(const World& world, const Model& model) {
  if (!world.suit || !world.suit->books_opened || model.owner != kPlayerId) return false;
  return world.suit->open() || model.begun <= world.suit->stage_since;
}

law::Answer said_in_suit(const World& world, const Model& model) {
  const bool asked = world.suit && world.suit->answered && model.owner == kPlayerId && copied(model);
  return asked && model.begun <= *world.suit->answered ? world.suit->answer : law::Answer::none;
}

}  // namespace partly::world
