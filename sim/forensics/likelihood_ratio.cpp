#include "sim/forensics/likelihood_ratio.h"

#include <algorithm>
#include <cmath>

#include "sim/base/check.h"
#include "sim/base/rng.h"
#include "sim/base/statistics.h"

namespace partly::forensics {
namespace {

constexpr int kResamples = 200;
constexpr Interval kMiddle{0.05, 0.95};

std::vector<double> scores_of(std::span<const ScoreRow> models, std::size_t test) {
  return each_of(models, [&](const ScoreRow& row) { return row[test]; });
}

// Of both kinds together, each about its own mean.
double pooled_variance(std::span<const double> a, std::span<const double> b) {
  const double more_a = static_cast<double>(a.size()) - 1, more_b = static_cast<double>(b.size()) - 1;
  return (more_a * variance(a) + more_b * variance(b)) / (more_a + more_b);
}

std::vector<ScoreRow> drawn_anew(std::span<const ScoreRow> models, Rng& rng) {
  std::vector<ScoreRow> drawn;
  for (std::size_t i = 0; i < models.size(); ++i) drawn.push_back(models[rng.below(models.size())]);
  return drawn;
}

Interval spread_over_references(const ScoreRow& suspect, std::span<const ScoreRow> innocents,
                                std::span<const ScoreRow> copiers, const ScoreRow& step, std::uint64_t seed) {
  std::vector<double> ratios;
  for (std::uint64_t i = 0; i < kResamples; ++i) {
    Rng rng(seed, "references drawn anew", i);
    const auto some_innocents = drawn_anew(innocents, rng);
    const auto some_copiers = drawn_anew(copiers, rng);
    ratios.push_back(RatioRule(some_innocents, some_copiers, step).log_ratio(suspect));
  }
  return {quantile(ratios, kMiddle.low), quantile(ratios, kMiddle.high)};
}

}  // namespace

RatioRule::RatioRule(std::span<const ScoreRow> innocents, std::span<const ScoreRow> copiers,
                     const ScoreRow& step)
    : innocents_(static_cast<double>(innocents.size())), copiers_(static_cast<double>(copiers.size())) {
  PARTLY_CHECK(innocents.size() >= 3 && copiers.size() >= 3);
  ScoreRow ahead{};
  double finest = 0;  // variance of the sum that single questions alone would give
  for (std::size_t test = 0; test < kScores; ++test) {
    const auto honest = scores_of(innocents, test), taught = scores_of(copiers, test);
    const double variance = std::max(pooled_variance(honest, taught), step[test] * step[test]);
    origin_[test] = mean(honest);
    ahead[test] = mean(taught) - origin_[test];
    if (variance > 0) weights_[test] = std::max(0.0, ahead[test]) / variance;
    finest += weights_[test] * weights_[test] * step[test] * step[test];
  }
  const auto sums = [&](std::span<const ScoreRow> models) {
    return each_of(models, [&](const ScoreRow& row) { return likeness(row); });
  };
  const double variance = std::max(pooled_variance(sums(innocents), sums(copiers)), finest);
  if (!(variance > 0)) return;  // no test tells the two kinds apart
  for (std::size_t test = 0; test < kScores; ++test) {
    weights_[test] /= std::sqrt(variance);
    distance_ += weights_[test] * ahead[test];
  }
}

double RatioRule::likeness(const ScoreRow& model) const {
  double sum = 0;
  for (std::size_t test = 0; test < kScores; ++test) sum += weights_[test] * (model[test] - origin_[test]);
  return sum;
}

double RatioRule::log_ratio(double likeness) const {
  if (!(distance_ > 0)) return 0;
  const double freedom = innocents_ + copiers_ - 2;
  const double wide_innocent = freedom * (1 + 1 / innocents_), wide_copier = freedom * (1 + 1 / copiers_);
  // Where the ratio of the two t densities stops rising: the roots of its slope.
  const double middle = wide_copier - wide_innocent + distance_ * distance_;
  const double reach = std::sqrt(middle * middle + 4 * distance_ * distance_ * wide_innocent);
  const double x =
      std::clamp(likeness, (middle - reach) / (2 * distance_), (middle + reach) / (2 * distance_));
  const double from_copiers = x - distance_;
  const double ratio =
      0.5 * (std::log(wide_innocent) - std::log(wide_copier)) +
      0.5 * (freedom + 1) *
          (std::log1p(x * x / wide_innocent) - std::log1p(from_copiers * from_copiers / wide_copier));
  return censored_log_ratio(ratio, static_cast<std::size_t>(innocents_), static_cast<std::size_t>(copiers_));
}

double censored_log_ratio(double log_ratio, std::size_t innocents, std::size_t copiers) {
  const double unseen_innocent = 1 / (static_cast<double>(innocents) + 1);
  const double unseen_copier = 1 / (static_cast<double>(copiers) + 1);
  const double ratio = std::exp(std::clamp(log_ratio, -100.0, 100.0));
  return std::log(((1 - unseen_copier) * ratio + unseen_copier) /
                  ((1 - unseen_innocent) + unseen_innocent * ratio));
}

Interval log_ratio_bounds(std::size_t innocents, std::size_t copiers) {
  return {censored_log_ratio(-100, innocents, copiers), censored_log_ratio(100, innocents, copiers)};
}

double rank_p(double value, std::span<const double> references) {
  const auto as_large = std::ranges::count_if(references, [&](double one) { return one >= value; });
  return (1 + static_cast<double>(as_large)) / (1 + static_cast<double>(references.size()));
}

LikelihoodRatio likelihood_ratio(const ScoreRow& suspect, std::span<const ScoreRow> innocents,
                                 std::span<const ScoreRow> copiers, const ScoreRow& step,
                                 std::uint64_t seed) {
  const RatioRule rule(innocents, copiers, step);
  const auto likeness = [&](const ScoreRow& row) { return rule.likeness(row); };
  LikelihoodRatio result;
  result.weights = rule.weights();
  result.suspect = rule.likeness(suspect);
  result.log_ratio = rule.log_ratio(result.suspect);
  result.innocents = each_of(innocents, likeness);
  result.copiers = each_of(copiers, likeness);
  result.rank_p = rank_p(result.suspect, result.innocents);
  const Interval spread = spread_over_references(suspect, innocents, copiers, step, seed);
  result.low = std::min(spread.low, result.log_ratio);
  result.high = std::max(spread.high, result.log_ratio);
  return result;
}

}  // namespace partly::forensics
