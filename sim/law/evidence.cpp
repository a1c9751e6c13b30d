#include "sim/law/evidence.h"

#include <algorithm>
#include <cmath>

#include "sim/base/format.h"

namespace partly::law {
namespace {

constexpr double kLeastChance = 1e-9;  // keeps log-odds finite
constexpr double kLeastNoise = 1e-3;   // a judge without any is a step at the standard

double found_proven(double posterior_log_odds, double standard, double noise) {
  return logistic((posterior_log_odds - logit(standard)) / std::max(noise, kLeastNoise));
}

}  // namespace

double logit(double chance) {
  const double p = std::clamp(chance, kLeastChance, 1 - kLeastChance);
  return std::log(p) - std::log1p(-p);
}

void EvidenceChain::require(Condition condition) {
  condition.chance.value = std::clamp(condition.chance.value, 0.0, 1.0);
  conditions.push_back(std::move(condition));
}

void EvidenceChain::close_with(const Quantity& accepted, const std::string& text) {
  belief = accepted;
  belief.value = std::clamp(accepted.value, 0.0, 1.0);
  require({kTheoryCondition, text, belief});
}

double EvidenceChain::posterior_log_odds() const {
  double sum = 0;
  for (const ChainStep& step : steps) sum += step.log_odds.value;
  return sum;
}

double EvidenceChain::posterior() const { return logistic(posterior_log_odds()); }

double EvidenceChain::proven_probability() const { return proven_probability_with(0); }

double EvidenceChain::proven_probability_with(double more) const {
  return found_proven(posterior_log_odds() + more, standard.value, noise.value);
}

double EvidenceChain::conditions_probability() const {
  double product = 1;
  for (const Condition& condition : conditions) product *= condition.chance.value;
  return product;
}

double EvidenceChain::probability() const { return conditions_probability() * proven_probability(); }

Interval EvidenceChain::proven_range() const {
  Interval evidence;
  for (const ChainStep& step : steps) {
    const Interval range = range_of(step.log_odds);
    evidence.low += range.low;
    evidence.high += range.high;
  }
  const Interval bar = range_of(standard), spread = range_of(noise);
  const auto least = [&](double by) { return found_proven(evidence.low, bar.high, by); };
  const auto most = [&](double by) { return found_proven(evidence.high, bar.low, by); };
  return {std::min(least(spread.low), least(spread.high)), std::max(most(spread.low), most(spread.high))};
}

Interval EvidenceChain::conditions_range() const {
  Interval chance{1, 1};
  for (const Condition& condition : conditions) {
    const Interval range = range_of(condition.chance);
    chance.low *= std::clamp(range.low, 0.0, 1.0);
    chance.high *= std::clamp(range.high, 0.0, 1.0);
  }
  return chance;
}

Interval EvidenceChain::probability_range() const {
  const Interval law = conditions_range(), fact = proven_range();
  return {law.low * fact.low, law.high * fact.high};
}

double log_odds_of_count(double found, double typical) {
  return found > 0 && typical > 0 ? std::log1p(found / typical) : 0;
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
