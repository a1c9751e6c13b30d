#include "sim/forensics/count_test.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/base/check.h"
#include "sim/base/statistics.h"

namespace partly::forensics {
namespace {

struct BetaLaw {
  double a = 0.5, b = 0.5;
};

// Variance of a further model's rate beyond what the chance of counting gives to models that are all alike.
double spread_between_models(std::span<const Count> innocents, double rate) {
  const double models = static_cast<double>(innocents.size());
  std::vector<double> shares;
  double chance = 0;
  for (const Count& count : innocents) {
    shares.push_back(count.share());
    chance += rate * (1 - rate) / std::max(count.chances, 1) / models;
  }
  const double deviation = standard_deviation(shares);
  return std::max(0.0, deviation * deviation - chance) * (1 + 1 / models);  // the mean itself is uncertain
}

BetaLaw law_of_rates(std::span<const Count> innocents) {
  const double rate = innocent_rate(innocents);
  const double most = rate * (1 - rate);
  const double variance = most / (sum_of(innocents).chances + 2.0) + spread_between_models(innocents, rate);
  const double strength = std::max(most / variance - 1, 1e-3);
  return {rate * strength, (1 - rate) * strength};
}

double log_beta(double a, double b) { return std::lgamma(a) + std::lgamma(b) - std::lgamma(a + b); }

// P(X = k) of the beta-binomial law.
double probability_of(int k, int n, BetaLaw law) {
  return std::exp(-log_beta(k + 1.0, n - k + 1.0) - std::log(n + 1.0) + log_beta(k + law.a, n - k + law.b) -
                  log_beta(law.a, law.b));
}

}  // namespace

Count sum_of(std::span<const Count> counts) {
  Count sum;
  for (const Count& count : counts) {
    sum.hits += count.hits;
    sum.chances += count.chances;
  }
  return sum;
}

double innocent_rate(std::span<const Count> innocents) {
  const Count all = sum_of(innocents);
  return (all.hits + 0.5) / (all.chances + 1.0);
}

double count_p(Count suspect, std::span<const Count> innocents) {
  PARTLY_CHECK(sum_of(innocents).chances > 0);
  if (suspect.hits <= 0) return 1;
  const BetaLaw law = law_of_rates(innocents);
  double p = 0;
  for (int k = suspect.hits; k <= suspect.chances; ++k) p += probability_of(k, suspect.chances, law);
  return std::min(1.0, p);
}

}  // namespace partly::forensics
