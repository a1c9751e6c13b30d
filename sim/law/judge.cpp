#include "sim/law/judge.h"

#include <algorithm>

namespace partly::law {

double dismissal_chance(const CourtRules& court, const EvidenceChain& chain) {
  return (1 - chain.belief.value) * std::clamp(court.motion_power.value, 0.0, 1.0);
}

Verdict judge(const Opinion& opinion, Rng& rng) {
  Verdict verdict;
  verdict.probability = opinion.chain.probability();
  bool in_law = true;
  for (const Condition& condition : opinion.chain.conditions) {
    const bool met = rng.chance(condition.chance.value);
    if (condition.id == kTheoryCondition) verdict.theory_accepted = met;
    in_law = in_law && met;
  }
  verdict.proven = rng.chance(opinion.chain.proven_probability());
  if (verdict.proven && opinion.sanction_usd) verdict.sanction_usd = opinion.sanction_usd->value;
  verdict.for_claimant = in_law && verdict.proven;
  if (!verdict.for_claimant) return verdict;
  verdict.award_usd = std::max(0.0, opinion.award.total_usd());
  for (const RemedyRule& rule : opinion.remedies)
    if (rng.chance(rule.chance.value)) verdict.remedies.push_back(rule.remedy);
  return verdict;
}

Verdict on_appeal(const CourtRules& court, const Opinion& opinion, const Verdict& verdict, Rng& rng) {
  return rng.chance(court.appeal_review.value) ? judge(opinion, rng) : verdict;
}

double review_left(const CourtRules& court, const Proceeding& proceeding) {
  const bool may_change = proceeding.open() && !proceeding.upheld_or_changed;
  return may_change ? std::clamp(court.appeal_review.value, 0.0, 1.0) : 0;
}

double final_chance(const CourtRules& court, const Proceeding& proceeding, double chain_chance) {
  if (!proceeding.verdict) return chain_chance;
  const double review = review_left(court, proceeding);
  return (1 - review) * (proceeding.verdict->for_claimant ? 1 : 0) + review * chain_chance;
}

}  // namespace partly::law
