#include "sim/forensics/count_test.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "sim/base/check.h"
#include "sim/base/rng.h"
#include "sim/base/statistics.h"
#include "sim/forensics/likelihood_ratio.h"

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

double count_log_ratio(Count suspect, std::span<const Count> innocents, std::span<const Count> copiers) {
  if (innocent_rate(copiers) <= innocent_rate(innocents)) return 0;
  const BetaLaw honest = law_of_rates(innocents), taught = law_of_rates(copiers);
  double most = -std::numeric_limits<double>::infinity();
  for (int k = 0; k <= suspect.hits; ++k)
    most = std::max(most, std::log(probability_of(k, suspect.chances, taught)) -
                              std::log(probability_of(k, suspect.chances, honest)));
  return censored_log_ratio(most, innocents.size(), copiers.size());
}

Interval count_log_ratio_spread(Count suspect, std::span<const Count> innocents,
                                std::span<const Count> copiers, std::uint64_t seed) {
  constexpr std::uint64_t kResamples = 200;
  const auto anew = [](std::span<const Count> counts, Rng& rng) {
    std::vector<Count> drawn;
    for (std::size_t i = 0; i < counts.size(); ++i) drawn.push_back(counts[rng.below(counts.size())]);
    return drawn;
  };
  std::vector<double> ratios;
  for (std::uint64_t i = 0; i < kResamples; ++i) {
    Rng rng(seed, "counts drawn anew", i);
    const auto some_innocents = anew(innocents, rng);
    const auto some_copiers = anew(copiers, rng);
    ratios.push_back(count_log_ratio(suspect, some_innocents, some_copiers));
  }
  return {quantile(ratios, 0.05), quantile(ratios, 0.95)};
}

}  // namespace partly::forensics
