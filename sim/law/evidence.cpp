#include "sim/law/evidence.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/base/format.h"

namespace partly::law {
namespace {

constexpr double kLeastChance = 1e-9;    // keeps log-odds finite
constexpr double kMostPower = 1 - 1e-3;  // no exam is known to find every copy

bool is_evidence(const ChainStep& step) { return step.id != kTheoryStep; }

// log(b s / (1 - b s)) with s = logistic(log_odds), exact for b = 1 and where s is all but 1.
double log_odds_of_both(double belief, double log_odds) {
  const double b = std::clamp(belief, kLeastChance, 1.0);
  return std::log(b) - std::log(std::exp(-log_odds) + 1 - b);
}

}  // namespace

void EvidenceChain::close_with(const Quantity& accepted, const std::string& text) {
  belief = accepted;
  belief.value = std::clamp(accepted.value, 0.0, 1.0);
  const double evidence = evidence_log_odds();
  const auto step_for = [&](double chance) { return log_odds_of_both(chance, evidence) - evidence; };
  const Interval range = range_of(belief);
  const std::string percent = format_percent(belief.value);
  steps.push_back({kTheoryStep, text,
                   Quantity::derived(step_for(belief.value), Unit::log_odds,
                                     "Both must hold: the court accepts the theory (" + percent +
                                         ") and finds a breach (" + format_percent(breach_probability()) +
                                         "). Their product is the chance of a verdict. " + belief.explanation,
                                     Interval{step_for(range.low), step_for(range.high)})});
}

double EvidenceChain::log_odds() const {
  double sum = 0;
  for (const ChainStep& step : steps) sum += step.log_odds.value;
  return sum;
}

double EvidenceChain::evidence_log_odds() const {
  double sum = 0;
  for (const ChainStep& step : steps)
    if (is_evidence(step)) sum += step.log_odds.value;
  return sum;
}

double EvidenceChain::breach_probability() const { return logistic(evidence_log_odds()); }

double EvidenceChain::probability() const { return logistic(log_odds()); }

Interval EvidenceChain::probability_range() const {
  Interval evidence;
  for (const ChainStep& step : steps) {
    if (!is_evidence(step)) continue;
    const Interval range = range_of(step.log_odds);
    evidence.low += range.low;
    evidence.high += range.high;
  }
  const Interval acceptance = range_of(belief);
  return {logistic(log_odds_of_both(acceptance.low, evidence.low)),
          logistic(log_odds_of_both(acceptance.high, evidence.high))};
}

double log_odds_of_p_value(double p, double cap) {
  if (!(p < 1 / std::numbers::e)) return 0;
  const double most = std::max(cap, 0.0);
  if (p <= 0) return most;
  const double log_p = std::log(p);
  return std::clamp(-(1 + log_p + std::log(-log_p)), 0.0, most);
}

double log_odds_of_silence(double power, double false_positive_rate) {
  const double missed = 1 - std::clamp(power, 0.0, kMostPower);
  const double cleared = 1 - std::clamp(false_positive_rate, 0.0, kMostPower);
  return std::min(0.0, std::log(missed / cleared));
}

Interval range_of(const Quantity& quantity) {
  const Interval range = quantity.range.value_or(Interval{quantity.value, quantity.value});
  return {std::min(range.low, quantity.value), std::max(range.high, quantity.value)};
}

double logistic(double log_odds) {
  const double e = std::exp(-std::abs(log_odds));
  return log_odds >= 0 ? 1 / (1 + e) : e / (1 + e);
}

double log_odds_of(double probability) {
  const double p = std::clamp(probability, kLeastChance, 1 - kLeastChance);
  return std::log(p / (1 - p));
}

}  // namespace partly::law
