// From even odds to the chance of a verdict in steps that add up in log-odds, each with its source. A
// claimant needs both: a court that accepts the theory and a breach that is proven. So
//   P(verdict) = belief in the theory * logistic(sum of the evidence, from even odds),
// and the last step is what the belief takes off: no evidence, however strong, lifts the chance above it.
// Steps are computed from exhibits on the player's own nets, the provider's log and what was said; only the
// verdict itself is drawn. The even start and independent steps are assumptions (docs/law-model.md).
#pragma once
#include <string>
#include <vector>

#include "sim/base/quantity.h"

namespace partly::law {

struct ChainStep {
  std::string id;     // "exhibit", "monitor_log"
  std::string text;   // "Exhibit 1: shared mistakes"
  Quantity log_odds;  // positive speaks for the claimant
};

inline constexpr const char* kTheoryStep = "theory";  // id of the last step

struct EvidenceChain {
  std::vector<ChainStep> steps;  // evidence first, the theory last
  Quantity belief =
      Quantity::derived(1, Unit::fraction, "No theory in doubt");  // that a court accepts the theory

  void close_with(const Quantity& accepted, const std::string& text);  // adds the last step
  double log_odds() const;                                             // of the verdict: the sum of all steps
  double evidence_log_odds() const;   // of a breach: the sum of all but the last
  double breach_probability() const;  // 0..1
  double probability() const;         // of a verdict for the claimant, 0..1
  Interval probability_range()
      const;  // with all evidence and the belief at their low, and at their high ends
};

// Largest likelihood ratio that a p-value can support: 1 / (-e p ln p) for p < 1/e, else 1
// (Sellke, Bayarri, Berger 2001), in log-odds and capped at `cap`.
double log_odds_of_p_value(double p, double cap);
// What an exam that finds no trace says for the defendant (negative), given its power against real copies.
double log_odds_of_silence(double power, double false_positive_rate);

Interval range_of(
    const Quantity& quantity);  // holds its value, even where a ruling moved that out of the range
double logistic(double log_odds);
double log_odds_of(double probability);

}  // namespace partly::law
