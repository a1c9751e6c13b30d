// What a model's training does to a verdict: the same lab trains once on the provider's answers and once on
// as many labels of its own, with nothing else changed (same network, recipe and seed), and the same court
// hears both: the same record, in which nothing but the exhibit differs, and the same draws. Once with the
// scenario's teacher, which errs in its own way, and once with a near-perfect one, which leaves nothing to
// find.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/counterfactual/measurement_cache.h"
#include "sim/world/state/scenario.h"

namespace partly::counterfactual {

struct HeardCase {
  std::uint64_t seed = 0;
  double log_ratio = 0;  // of the exhibit, natural logarithm
  double chance = 0;     // of a verdict for the claimant
  bool lost = false;     // as drawn
};

struct VerdictsOf {
  std::vector<HeardCase> cases;

  double lost() const;  // share
  double mean_chance() const;
  double median_log_ratio() const;
  double found() const;  // share of exhibits with a ratio of ten to one or more
};

struct TeacherVerdicts {
  std::string teacher;  // "as the scenario sets it", "near-perfect"
  double teacher_accuracy = 0;
  VerdictsOf on_answers, on_own_data;

  double moved() const { return on_answers.lost() - on_own_data.lost(); }  // of the share that loses
  // Chance of a difference at least so large, either way, if training did nothing (exact, paired signs).
  double sign_test_p() const;
};

// The scenario with clean labels everywhere and a teacher that learned from very many.
world::Scenario with_near_perfect_teacher(world::Scenario scenario);

Result<TeacherVerdicts> verdicts_with(const world::Scenario& scenario, const std::string& teacher,
                                      const std::vector<std::uint64_t>& seeds, MeasurementCache& cache,
                                      const session::ShouldContinue& should_continue);

}  // namespace partly::counterfactual
