#include "sim/law/evidence.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "sim/base/format.h"

namespace partly::law {
namespace {

constexpr double kLeastChance = 1e-9;    // keeps log-odds finite
constexpr double kMostPower = 1 - 1e-3;  // no exam is known to find every copy

std::string percent_of(const Quantity& chance) { return format_percent(chance.value); }

}  // namespace

double log_odds_of_both(double chance, double log_odds) {
  const double b = std::clamp(chance, kLeastChance, 1.0);
  return std::log(b) - std::log(std::exp(-log_odds) + 1 - b);
}

void EvidenceChain::require(Condition condition) {
  condition.chance.value = std::clamp(condition.chance.value, 0.0, 1.0);
  const double so_far = log_odds();
  const auto step_for = [&](double chance) { return log_odds_of_both(chance, so_far) - so_far; };
  const Interval range = range_of(condition.chance);
  steps.push_back({condition.id, condition.text,
                   Quantity::derived(step_for(condition.chance.value), Unit::log_odds,
                                     "Both must hold: this (" + percent_of(condition.chance) +
                                         ") and all above (" + format_percent(logistic(so_far)) +
                                         "). Their product is what is left. " + condition.chance.explanation,
                                     Interval{step_for(range.low), step_for(range.high)})});
  conditions.push_back(std::move(condition));
}

void EvidenceChain::close_with(const Quantity& accepted, const std::string& text) {
  belief = accepted;
  belief.value = std::clamp(accepted.value, 0.0, 1.0);
  require({kTheoryStep, text, belief});
}

std::size_t EvidenceChain::evidence_count() const {
  return steps.size() - std::min(steps.size(), conditions.size());
}

double EvidenceChain::log_odds() const {
  double sum = 0;
  for (const ChainStep& step : steps) sum += step.log_odds.value;
  return sum;
}

double EvidenceChain::evidence_log_odds() const {
  double sum = 0;
  for (std::size_t i = 0; i < evidence_count(); ++i) sum += steps[i].log_odds.value;
  return sum;
}

double EvidenceChain::breach_probability() const { return logistic(evidence_log_odds()); }

double EvidenceChain::conditions_probability() const {
  double product = 1;
  for (const Condition& condition : conditions) product *= condition.chance.value;
  return product;
}

double EvidenceChain::probability() const { return logistic(log_odds()); }

double EvidenceChain::probability_with(double more) const {
  return conditions_probability() * logistic(evidence_log_odds() + more);
}

Interval EvidenceChain::probability_range() const {
  Interval evidence, chance{1, 1};
  for (std::size_t i = 0; i < evidence_count(); ++i) {
    const Interval range = range_of(steps[i].log_odds);
    evidence.low += range.low;
    evidence.high += range.high;
  }
  for (const Condition& condition : conditions) {
    const Interval range = range_of(condition.chance);
    chance.low *= std::clamp(range.low, 0.0, 1.0);
    chance.high *= std::clamp(range.high, 0.0, 1.0);
  }
  const double now = probability();  // rounding, and conditions of chance 0, must not put it outside
  return {std::min(now, logistic(log_odds_of_both(chance.low, evidence.low))),
          std::max(now, logistic(log_odds_of_both(chance.high, evidence.high)))};
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

}  // namespace partly::law
