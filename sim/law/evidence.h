// From prior to verdict in steps that add up in log-odds, each with its source. The steps are computed from
// exhibits on the player's own nets, the provider's log and what was said; only the verdict itself is drawn.
#pragma once
#include <string>
#include <vector>

#include "sim/base/quantity.h"

namespace partly::law {

struct ChainStep {
  std::string id;      // "exhibit", "monitor_log"
  std::string text;    // "Exhibit 1: shared mistakes"
  Quantity log_odds;   // positive speaks for the claimant
};

struct EvidenceChain {
  std::vector<ChainStep> steps;
  double log_odds() const;
  double probability() const;          // of the finding, 0..1
  Interval probability_range() const;  // from the steps' own ranges
};

// Largest likelihood ratio that a p-value can support: 1 / (-e p ln p) for p < 1/e, else 1
// (Sellke, Bayarri, Berger 2001), in log-odds and capped at `cap`.
double log_odds_of_p_value(double p, double cap);
// What an exam that finds no trace says for the defendant (negative), given its power against real copies.
double log_odds_of_silence(double power, double false_positive_rate);

double logistic(double log_odds);
double log_odds_of(double probability);

}  // namespace partly::law
