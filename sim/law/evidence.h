// From what is thought before any evidence to the chance of a verdict. Two kinds of question, kept apart:
// the question of fact is answered by evidence, which adds up in log-odds to a posterior and is held against
// a standard of proof by a judge who is not free of noise; the points of law are rulings, each with its
// chance, and multiply. So
//   P(proven)  = logistic((prior + sum of the evidence - logit(standard)) / noise),
//   P(verdict) = P(proven) * product of the conditions' chances,
// and no evidence, however strong, lifts the chance above the conditions. Steps are computed from exhibits on
// the player's own nets, from what discovery shows, from the provider's log and from what was said; only the
// verdict itself is drawn. The prior, the noise and independent steps are assumptions (docs/law-model.md).
#pragma once
#include <string>
#include <vector>

#include "sim/base/quantity.h"

namespace partly::law {

struct ChainStep {
  std::string id;     // "prior", "exhibit", "monitor_log"
  std::string text;   // "Exhibit 1: shared mistakes"
  Quantity log_odds;  // positive speaks for the claimant
};

// A point of law, or a fact that the record settles: a factor on the chance.
struct Condition {
  std::string id;  // "theory", "human_authorship"
  std::string text;
  Quantity chance;  // 0..1
};

inline constexpr const char* kPriorStep = "prior";         // id of the first step
inline constexpr const char* kTheoryCondition = "theory";  // id of the last condition

struct EvidenceChain {
  std::vector<ChainStep> steps;  // the prior, then the evidence: they add up to the posterior
  Quantity standard = Quantity::derived(0.5, Unit::fraction, "More likely than not");
  Quantity noise = Quantity::derived(1, Unit::none, "As likely as the posterior says");  // of the judge
  std::vector<Condition> conditions;  // factors; the theory last
  Quantity belief =
      Quantity::derived(1, Unit::fraction, "No theory in doubt");  // that a court accepts the theory

  void require(Condition condition);
  void close_with(const Quantity& accepted, const std::string& text);  // requires the theory
  double posterior_log_odds() const;                                   // the sum of all steps
  double posterior() const;                                            // of the fact, 0..1
  double proven_probability() const;                                   // that the judge finds it proven, 0..1
  double proven_probability_with(double more) const;  // the same with so many log-odds of evidence more
  double conditions_probability() const;              // that all of them hold, 0..1
  double probability() const;                         // of a verdict for the claimant, 0..1
  Interval proven_range() const;  // with all evidence at its low and the standard at its high end, and so on
  Interval conditions_range() const;   // with all conditions at their low, and at their high ends
  Interval probability_range() const;  // both
};

// At least `found` of something, of which the innocent have as many as that with the chance
// typical / (typical + found): a heavy tail, half of them above what is typical. log(1 + found / typical).
double log_odds_of_count(double found, double typical);

Interval range_of(
    const Quantity& quantity);  // holds its value, even where a ruling moved that out of the range
double logistic(double log_odds);
double logit(double chance);  // finite: a chance of 0 or 1 counts as all but that

}  // namespace partly::law
