#include "sim/law/judge.h"

#include <algorithm>

#include "sim/law/counts.h"

namespace partly::law {
namespace {

// Won so far, if every point of law holds.
CountFinding rule_on_law(const CountOpinion& count, Rng& rng) {
  CountFinding ruling{count.theory};
  bool in_law = true;
  for (const Condition& condition : count.chain.conditions) {
    const bool met = rng.chance(condition.chance.value);
    if (condition.id == kTheoryCondition) ruling.theory_accepted = met;
    in_law = in_law && met;
  }
  ruling.won = in_law;
  return ruling;
}

void settle_fact(const CountOpinion& count, double finding, CountFinding& ruling) {
  ruling.proven = finding < count.chain.proven_probability();
  ruling.won = ruling.won && ruling.proven;
  if (ruling.won) ruling.award_usd = std::max(0.0, count.award.total_usd());
}

void add_orders(const CountOpinion& count, Rng& rng, std::vector<Remedy>& ordered) {
  for (const RemedyRule& rule : count.remedies)
    if (rng.chance(rule.chance.value) &&
        std::find(ordered.begin(), ordered.end(), rule.remedy) == ordered.end())
      ordered.push_back(rule.remedy);
}

// One wrong is paid once: by the largest award.
void add_up(Verdict& verdict) {
  verdict.theory_accepted = verdict.findings.front().theory_accepted;
  for (const CountFinding& ruling : verdict.findings) {
    verdict.proven = verdict.proven || ruling.proven;
    verdict.for_claimant = verdict.for_claimant || ruling.won;
    verdict.award_usd = std::max(verdict.award_usd, ruling.award_usd);
  }
}

}  // namespace

double dismissal_chance(const CourtRules& court, const EvidenceChain& chain) {
  return (1 - chain.belief.value) * std::clamp(court.motion_power.value, 0.0, 1.0);
}

double dismissal_chance(const CourtRules& court, const Opinion& opinion) {
  double chance = 1;
  for (const CountOpinion& count : opinion.counts) chance *= dismissal_chance(court, count.chain);
  return chance;
}

double relief_by_motion_usd(const CourtRules& court, const Opinion& opinion) {
  std::vector<CountOdds> odds = odds_of(opinion);
  const double before = expected_award_usd(odds);
  for (std::size_t i = 0; i < odds.size(); ++i)
    odds[i].law *= 1 - dismissal_chance(court, opinion.counts[i].chain);
  return before - expected_award_usd(odds);
}

Verdict judge(const Opinion& opinion, Rng& rng) {
  Verdict verdict;
  verdict.probability = win_chance(opinion);
  std::optional<double> finding;
  for (const CountOpinion& count : opinion.counts) {
    CountFinding ruling = rule_on_law(count, rng);
    if (!finding) finding = rng.uniform();
    settle_fact(count, *finding, ruling);
    if (ruling.won) add_orders(count, rng, verdict.remedies);
    verdict.findings.push_back(ruling);
  }
  add_up(verdict);
  if (verdict.proven && opinion.sanction_usd) verdict.sanction_usd = opinion.sanction_usd->value;
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
