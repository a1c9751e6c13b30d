#include "sim/world/state/counts.h"

#include "sim/law/counts.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/valuation.h"

namespace partly::world {
namespace {

constexpr double kLeastGainUsd = 1;  // who gains less leaves the count out

// A count that a fact on record defeats is not pleaded in good faith.
std::vector<law::Theory> may_be_added(const Scenario& scenario, const World& world,
                                      const law::Proceeding& claim) {
  std::vector<law::Theory> theories;
  if (by_authority(claim)) return theories;
  const law::Record record = record_now(scenario, world, claim);
  for (const law::Theory theory : scenario.theories) {
    if (claim.rests_on(theory) || !may_be_pleaded(scenario, theory)) continue;
    const law::EvidenceChain chain = law::weigh(scenario.court, claim_now(scenario, world, theory), record);
    if (chain.probability() > 0) theories.push_back(theory);
  }
  return theories;
}

}  // namespace

bool may_be_pleaded(const Scenario& scenario, law::Theory theory) {
  return theory != law::Theory::disclosure && scenario.enables(theory);
}

Quantity stage_cost_of(const Scenario& scenario, const law::Proceeding& proceeding) {
  return law::stage_cost(scenario.court, scenario.claim(proceeding.theory).stage_cost_usd,
                         proceeding.further.size());
}

law::Proceeding supposed_claim(const Scenario& scenario, const World& world, const Model& model,
                               law::Theory theory, const std::vector<law::Theory>& further) {
  law::Proceeding claim;
  claim.claimant = scenario.lab(LabKind::provider).id;
  claim.defendant = model.owner;
  claim.theory = theory;
  claim.further = further;
  claim.model = model.id;
  claim.opened = claim.stage_since = world.now;
  claim.record = record_at_notice(scenario, world, model);
  return claim;
}

std::vector<law::Theory> counts_worth_adding(const Scenario& scenario, const World& world,
                                             law::Proceeding claim) {
  std::vector<law::Theory> open = may_be_added(scenario, world, claim), added;
  if (open.empty()) return added;
  double worth = worth_of_bringing(scenario, world, claim).value;
  for (;;) {
    std::optional<law::Theory> best;
    double most = worth + kLeastGainUsd;
    for (const law::Theory theory : open) {
      law::Proceeding with = claim;
      with.further.push_back(theory);
      const double then = worth_of_bringing(scenario, world, with).value;
      if (then > most) best = theory, most = then;
    }
    if (!best) return added;
    claim.further.push_back(*best);
    added.push_back(*best);
    std::erase(open, *best);
    worth = most;
  }
}

law::Proceeding as_it_will_be_filed(const Scenario& scenario, const World& world,
                                    const law::Proceeding& claim) {
  law::Proceeding filed = claim;
  if (claim.stage == law::Stage::notice && claim.claimant != kPlayerId)
    for (const law::Theory theory : counts_worth_adding(scenario, world, claim))
      filed.further.push_back(theory);
  return filed;
}

}  // namespace partly::world
