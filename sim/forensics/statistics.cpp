#include "sim/forensics/statistics.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>

#include "sim/base/check.h"
#include "sim/base/statistics.h"

namespace partly::forensics {
namespace {

namespace math = boost::math;

// What is not a number in goes on as not a number; nothing throws.
using NoThrow = math::policies::policy<math::policies::domain_error<math::policies::ignore_error>,
                                       math::policies::evaluation_error<math::policies::ignore_error>,
                                       math::policies::overflow_error<math::policies::ignore_error>>;

// Survival function of Kolmogorov's distribution, which Boost has from 1.75 on and Debian 12 not yet.
double kolmogorov_tail(double lambda) {
  if (lambda < 0.2) return 1;  // the series needs too many terms there, and the tail is 1 to twelve digits
  double sum = 0;
  for (int k = 1; k <= 100; ++k) {
    const double term = std::exp(-2.0 * k * k * lambda * lambda);
    sum += k % 2 == 1 ? term : -term;
    if (term < 1e-17) break;
  }
  return std::clamp(2 * sum, 0.0, 1.0);
}

}  // namespace

double shrunk_logit(double share, int n) { return std::log((share * n + 0.5) / (n - share * n + 0.5)); }

double student_t_cdf(double t, double degrees_of_freedom) {
  return math::cdf(math::students_t_distribution<double, NoThrow>(degrees_of_freedom), t);
}

double binomial_upper_tail(int hits, int trials, double p) {
  if (hits <= 0) return 1;
  if (hits > trials) return 0;
  return math::ibeta(static_cast<double>(hits), trials - hits + 1.0, p, NoThrow());
}

double prediction_p(double value, std::span<const double> null, double spread_floor) {
  PARTLY_CHECK(null.size() >= 3);
  const double n = static_cast<double>(null.size());
  const double distance = value - mean(null);
  const double spread = std::max(standard_deviation(null), spread_floor) * std::sqrt(1 + 1 / n);
  if (spread == 0) return distance > 0 ? 0 : distance < 0 ? 1 : 0.5;
  return student_t_cdf(-distance / spread,
                       n - 1);  // the lower tail at -t keeps its digits where 1 - cdf(t) would not
}

double bonferroni(std::span<const double> p_values) {
  if (p_values.empty()) return 1;
  const double least = *std::min_element(p_values.begin(), p_values.end());
  return std::min(1.0, static_cast<double>(p_values.size()) * least);
}

double rank_auc(std::span<const double> positives, std::span<const double> negatives) {
  PARTLY_CHECK(!positives.empty() && !negatives.empty());
  std::vector<double> sorted(negatives.begin(), negatives.end());
  std::sort(sorted.begin(), sorted.end());
  double wins = 0;
  for (const double score : positives) {
    const auto [low, high] = std::equal_range(sorted.begin(), sorted.end(), score);
    wins += static_cast<double>(low - sorted.begin()) + 0.5 * static_cast<double>(high - low);
  }
  return wins / (static_cast<double>(positives.size()) * static_cast<double>(negatives.size()));
}

double uniformity_p(std::vector<double> values) {
  PARTLY_CHECK(!values.empty());
  std::sort(values.begin(), values.end());
  const double n = static_cast<double>(values.size());
  double gap = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double expected = std::clamp(values[i], 0.0, 1.0);
    gap = std::max({gap, static_cast<double>(i + 1) / n - expected, expected - static_cast<double>(i) / n});
  }
  return kolmogorov_tail((std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n)) * gap);
}

}  // namespace partly::forensics
