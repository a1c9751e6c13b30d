// From even odds to the chance of a verdict in steps that add up in log-odds, each with its source. A
// claimant needs several things at once: a breach that is proven, and a court that accepts the theory and
// each point of law that the theory turns on. So
//   P(verdict) = logistic(sum of the evidence, from even odds) * product of the conditions' chances,
// and the steps after the evidence are what each condition takes off, the theory last: no evidence, however
// strong, lifts the chance above them. Steps are computed from exhibits on the player's own nets, the
// provider's log and what was said; only the verdict itself is drawn. The even start and independent steps
// are assumptions (docs/law-model.md).
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

// What must hold beside the breach.
struct Condition {
  std::string id;  // "theory", "human_authorship"
  std::string text;
  Quantity chance;  // 0..1
};

inline constexpr const char* kTheoryStep = "theory";  // id of the last step

struct EvidenceChain {
  std::vector<ChainStep> steps;       // the evidence, then one for each condition, the theory last
  std::vector<Condition> conditions;  // in the order of their steps
  Quantity belief =
      Quantity::derived(1, Unit::fraction, "No theory in doubt");  // that a court accepts the theory

  void require(Condition condition);                                   // adds its step; after all evidence
  void close_with(const Quantity& accepted, const std::string& text);  // requires the theory
  double log_odds() const;                                             // of the verdict: the sum of all steps
  double evidence_log_odds() const;                                    // of a breach: the sum of the evidence
  double breach_probability() const;                                   // 0..1
  double conditions_probability() const;                               // that all of them hold, 0..1
  double probability() const;                                          // of a verdict for the claimant, 0..1
  double probability_with(double more) const;  // the same with so many log-odds of evidence more
  Interval probability_range()
      const;  // with all evidence and all conditions at their low, and at their high ends

 private:
  std::size_t evidence_count() const;
};

// Largest likelihood ratio that a p-value can support: 1 / (-e p ln p) for p < 1/e, else 1
// (Sellke, Bayarri, Berger 2001), in log-odds and capped at `cap`.
double log_odds_of_p_value(double p, double cap);
// What an exam that finds no trace says for the defendant (negative), given its power against real copies.
double log_odds_of_silence(double power, double false_positive_rate);

Interval range_of(
    const Quantity& quantity);  // holds its value, even where a ruling moved that out of the range
double logistic(double log_odds);
// log(b s / (1 - b s)) with s = logistic(log_odds): what is left of an even stronger "both must hold"; exact
// for b = 1 and where s is all but 1.
double log_odds_of_both(double chance, double log_odds);

}  // namespace partly::law
