#include "sim/forensics/statistics.h"

#include <algorithm>
#include <cmath>

#include "sim/base/check.h"

namespace partly::forensics {
namespace {

// Continued fraction of the incomplete beta function by Lentz's method; converges fast for x < (a+1)/(a+b+2).
double beta_fraction(double a, double b, double x) {
  constexpr double kTiny = 1e-300;
  constexpr double kEnough = 1e-15;
  const auto away_from_zero = [](double v) { return std::abs(v) < kTiny ? kTiny : v; };
  double c = 1;
  double d = 1 / away_from_zero(1 - (a + b) * x / (a + 1));
  double fraction = d;
  for (int m = 1; m <= 1000; ++m) {
    const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away_from_zero(1 + even * d);
    c = away_from_zero(1 + even / c);
    fraction *= d * c;
    const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away_from_zero(1 + odd * d);
    c = away_from_zero(1 + odd / c);
    fraction *= d * c;
    if (std::abs(d * c - 1) < kEnough) break;
  }
  return fraction;
}

// Survival function of Kolmogorov's distribution.
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

double mean(std::span<const double> values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

double standard_deviation(std::span<const double> values) {
  if (values.size() < 2) return 0;
  const double centre = mean(values);
  double squares = 0;
  for (const double v : values) squares += (v - centre) * (v - centre);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

double shrunk_logit(double share, int n) { return std::log((share * n + 0.5) / (n - share * n + 0.5)); }

double incomplete_beta(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const double log_front =
      std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log1p(-x);
  if (x < (a + 1) / (a + b + 2)) return std::exp(log_front) * beta_fraction(a, b, x) / a;
  return 1 - std::exp(log_front) * beta_fraction(b, a, 1 - x) / b;
}

double student_t_cdf(double t, double degrees_of_freedom) {
  const double x = degrees_of_freedom / (degrees_of_freedom + t * t);
  const double tail = 0.5 * incomplete_beta(degrees_of_freedom / 2, 0.5, x);
  return t > 0 ? 1 - tail : tail;
}

double binomial_upper_tail(int hits, int trials, double p) {
  if (hits <= 0) return 1;
  if (hits > trials) return 0;
  return incomplete_beta(hits, trials - hits + 1, p);
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

double quantile(std::vector<double> values, double share) {
  PARTLY_CHECK(!values.empty());
  std::sort(values.begin(), values.end());
  const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
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
