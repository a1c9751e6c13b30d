#include "sim/world/state/other_claims.h"

#include <cmath>

#include "sim/law/counts.h"
#include "sim/world/state/claims.h"
#include "sim/world/state/in_force.h"
#include "sim/world/state/standing.h"

namespace partly::world {
namespace {

bool may_follow(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                law::Side side, const Model& other) {
  if (other.owner == proceeding.claimant || !may_be_claimed(scenario, world, other)) return false;
  return side == law::Side::defendant || known_to_provider(world, other);
}

// Of the award that is expected, what would go with the theory; with one count that is all of it.
double resting_on(const law::Assessment& assessment, law::Theory theory) {
  if (assessment.opinion.counts.size() == 1) return assessment.expected_award().value;
  const double open = assessment.ruled_for_claimant ? assessment.review : 1;
  return open * law::expected_award_resting_on(assessment.opinion, theory);
}

bool may_be_found(const World& world, const law::Proceeding& proceeding, law::Side side, const Model& other) {
  if (other.id == proceeding.model || other.owner != proceeding.defendant || bar_to_claim(world, other.id))
    return false;
  return side == law::Side::defendant ? copied(other) || inherits(other)
                                      : other.sales_usd > 0 && !other.licensed;
}

}  // namespace

double other_claims_usd(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                        law::Side side, law::Theory theory) {
  const law::ClaimRules rules = claim_now(scenario, world, theory);
  double sum = 0;
  for (const Model& other : world.models) {
    if (other.id == proceeding.model || (side == law::Side::defendant && other.owner != proceeding.defendant))
      continue;
    const law::Proceeding* open = claim_on(world, other.id);
    if (open && open->open() && open->rests_on(theory)) {
      sum += resting_on(assessment_of(scenario, world, *open), theory);
    } else if (!open && may_follow(scenario, world, proceeding, side, other)) {
      const law::Record record = record_at_notice(scenario, world, other);
      sum += law::weigh(scenario.court, rules, record).probability() *
             award_on(scenario, world, other, theory, proceeding.claimant, record).total_usd();
    }
  }
  return sum;
}

double found_by_audit_usd(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                          law::Side side) {
  const law::ClaimRules rules = claim_now(scenario, world, proceeding.theory);
  const double unnoticed = std::pow(1 - tip_chance(scenario, world, true), quarters_left(scenario, world));
  double found = 0;
  for (const Model& other : world.models) {
    if (!may_be_found(world, proceeding, side, other)) continue;
    const law::Record record = record_at_notice(scenario, world, other);
    found += unnoticed * law::weigh(scenario.court, rules, record).probability() *
             award_on(scenario, world, other, proceeding.theory, proceeding.claimant, record).total_usd();
  }
  return found;
}

}  // namespace partly::world
