// What an answer on the stand costs who copied and who did not: the same lab trains once on the provider's
// answers and once on as many labels of its own, the exam is held on each, and the account of the claim is
// reckoned for each answer, with the file of the model's making kept and not kept. Nothing is drawn: an
// untrue "no" counts as the mean over whether a witness shows it.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/counterfactual/measurement_cache.h"
#include "sim/law/record.h"

namespace partly::counterfactual {

inline constexpr std::array kAnswers{law::Answer::yes, law::Answer::partly, law::Answer::no};

// One lab under one policy, over all seeds. Means, in the order of kAnswers.
struct OathCosts {
  bool copier = false, file_kept = false;
  int seeds = 0, found = 0;              // whose exam speaks for the claimant (a ratio above one)
  std::array<double, 3> measured_usd{};  // on the exam as it was measured
  std::array<double, 3> found_usd{},
      silent_usd{};  // as if it had said the most that its references support, for either side

  law::Answer cheapest() const;  // as measured
};

// With `sales_usd` behind the model in dispute. The innocent holds an account too, so that the terms bind it.
Result<std::vector<OathCosts>> oath_costs(const world::Scenario& scenario,
                                          const std::vector<std::uint64_t>& seeds, double sales_usd,
                                          MeasurementCache& cache,
                                          const session::ShouldContinue& should_continue);

}  // namespace partly::counterfactual
