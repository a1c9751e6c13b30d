// Is this model's count of some rare thing more than innocent models show? One number of hits among so many
// chances a model: sentences that hold a phrase, planted islets that were copied. The unit of observation is
// the model: how unlike the innocents are counts as much as how little was looked at. Source of the law of
// the counts: Skellam 1948 (beta-binomial).
#pragma once
#include <cstdint>
#include <span>

#include "sim/base/quantity.h"

namespace partly::forensics {

struct Count {
  int hits = 0;
  int chances = 0;

  double share() const { return chances > 0 ? static_cast<double>(hits) / chances : 0.0; }
  bool operator==(const Count&) const = default;
};

Count sum_of(std::span<const Count> counts);

// The innocents' hits and a half, of their chances and one: never zero, however rare the thing is.
double innocent_rate(std::span<const Count> innocents);

// Chance that a further innocent model has at least so many hits in so many chances. Its rate is drawn from a
// beta law with the innocents' mean and with the spread between them; without a spread that is the posterior
// of one common rate under Jeffreys' prior. A spread known from few innocents makes it a little eager: judged
// by four unlike ones, at most 8 % of innocents come under p = .05 and 3 % under .01
// (tests/forensics/count_test_test.cpp). Needs at least one innocent with a chance.
double count_p(Count suspect, std::span<const Count> innocents);

// How much likelier the count is of a copier than of an innocent, both by their own beta-binomial law:
// logarithm, censored as in likelihood_ratio.h and held where it falls again although more was copied. 0
// where copiers copy no more than innocents do.
double count_log_ratio(Count suspect, std::span<const Count> innocents, std::span<const Count> copiers);
// 90 %, the references drawn anew from themselves.
Interval count_log_ratio_spread(Count suspect, std::span<const Count> innocents,
                                std::span<const Count> copiers, std::uint64_t seed);

}  // namespace partly::forensics
