// How much likelier is what the exam saw of a copy of the alleged kind than of an innocent? Both were trained
// for the purpose and both were asked, so the answer is a ratio of two measured densities:
//   - each test counts by how far the copiers stand above the innocents in it, over the pooled variance, and
//     not at all where they do not: a model is never suspected for answering unlike the teacher;
//   - the ratio of the predictive densities of the sum (Student t, with a pooled spread that has its own
//     uncertainty), held where it stops rising: who is even more like the teacher is not less suspected;
//   - each kind is taken to hold one model more that the references did not show, of the other kind's law
//     (Laplace's rule of succession; the censored ratio of Huber 1965). With n references of each kind no
//     ratio beyond n and none below 1/n can come out, and there is no edge on the way.
// Why not a discriminant of the three tests together: it may weigh a test negatively, and then suspects
// honest models with few labels for their *disagreement*.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/quantity.h"

namespace partly::forensics {

inline constexpr std::size_t kScores = 3;
// One model's scores as log odds, in the order of the tests; `step` is what one question is worth there.
using ScoreRow = std::array<double, kScores>;

class RatioRule {
 public:
  // The two populations of references; each needs three models or more. A test that was not asked is 0 in
  // every row.
  RatioRule(std::span<const ScoreRow> innocents, std::span<const ScoreRow> copiers, const ScoreRow& step);

  // Likeness to the teacher in spreads between models; the mean innocent is at 0.
  double likeness(const ScoreRow& model) const;
  double log_ratio(double likeness) const;
  double log_ratio(const ScoreRow& model) const { return log_ratio(likeness(model)); }
  const ScoreRow& weights() const { return weights_; }

 private:
  ScoreRow weights_{}, origin_{};
  double distance_ = 0;  // of the copiers' mean likeness from the innocents'
  double innocents_ = 0, copiers_ = 0;
};

// What so many references of each kind can support at most, and at least.
Interval log_ratio_bounds(std::size_t innocents, std::size_t copiers);

// The ratio of two densities as so many references of each kind allow it to be said (Huber 1965).
double censored_log_ratio(double log_ratio, std::size_t innocents, std::size_t copiers);

struct LikelihoodRatio {
  double log_ratio = 0;      // natural logarithm
  double low = 0, high = 0;  // 90 %: the references drawn anew from themselves (bootstrap, Efron 1979)
  double rank_p = 1;         // share of innocents, the suspect among them, that are as like the teacher
  ScoreRow weights{};        // of the tests
  double suspect = 0;        // likeness
  std::vector<double> innocents, copiers;

  bool operator==(const LikelihoodRatio&) const = default;
};
LikelihoodRatio likelihood_ratio(const ScoreRow& suspect, std::span<const ScoreRow> innocents,
                                 std::span<const ScoreRow> copiers, const ScoreRow& step, std::uint64_t seed);

// (1 + those at least as large) / (1 + all): uniform for one more of the same kind (Vovk et al. 2005).
double rank_p(double value, std::span<const double> references);

}  // namespace partly::forensics
