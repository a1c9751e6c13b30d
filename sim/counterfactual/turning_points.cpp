#include "sim/counterfactual/turning_points.h"

#include <algorithm>
#include <cmath>

#include "sim/counterfactual/decision_replayer.h"
#include "sim/counterfactual/measurement_cache.h"

namespace partly::counterfactual {
namespace {

// What one more game refused, by the seed that it was played under.
void note(const Future& elsewhere, std::uint64_t seed, std::vector<RefusedDecision>& refused) {
  for (const RefusedDecision& one : elsewhere.refused)
    if (std::ranges::find(refused, one.played.number, [](const auto& each) { return each.played.number; }) ==
        refused.end())
      refused.push_back({one.played, one.reason + " (under seed " + std::to_string(seed) + ")"});
}

// The same effect in another game: the decisions of this one under another seed, with and without the change.
Result<double> effect_elsewhere(const session::PlayedGame& game, const ForkOrder& order, std::uint64_t seed,
                                MeasurementCache& cache, const session::ShouldContinue& should_continue,
                                std::vector<RefusedDecision>& refused) {
  const auto with = replay_otherwise(game, std::nullopt, seed, cache, should_continue, nullptr);
  if (!with) return with.error();
  const auto without = replay_otherwise(game, order, seed, cache, should_continue, nullptr);
  if (!without) return without.error();
  note(*with, seed, refused);
  note(*without, seed, refused);
  return with->outcome.worth.value - without->outcome.worth.value;
}

}  // namespace

Result<TurningPoint> turning_point(const world::Scenario& scenario, const session::Save& save, int decision,
                                   int more_seeds, MeasurementCache& cache,
                                   const session::ShouldContinue& should_continue) {
  const ForkOrder order{decision, DropDecision{}};
  auto forked = fork(scenario, save, order, cache, should_continue);
  if (!forked) return forked.error();
  const double effect = forked->original.worth.value - forked->instead.outcome.worth.value;
  Interval range{effect, effect};
  std::vector<RefusedDecision> refused = std::move(forked->instead.refused);
  if (more_seeds > 0) {
    const auto game = closed_game(scenario, save, cache, should_continue);
    if (!game) return game.error();
    for (int i = 1; i <= more_seeds; ++i) {
      const auto seed = derive_seed(save.seed, "other luck", static_cast<std::uint64_t>(i));
      const auto other = effect_elsewhere(*game, order, seed, cache, should_continue, refused);
      if (!other) return other.error();
      range = {std::min(range.low, *other), std::max(range.high, *other)};
    }
  }
  TurningPoint point;
  point.decision = forked->decision;
  point.change = forked->change;
  point.effect_usd = Quantity::derived(
      effect, Unit::usd,
      "Worth at the end as played, less worth with this decision dropped and the rest taken again" +
          (more_seeds > 0 ? "; the range is that of " + std::to_string(more_seeds + 1) + " seeds"
                          : std::string()),
      more_seeds > 0 ? std::optional(range) : std::nullopt);
  point.capability = forked->original.capability.value - forked->instead.outcome.capability.value;
  point.first_difference = forked->first_difference;
  point.instead = std::move(forked->instead.outcome);
  point.refused = std::move(refused);
  return point;
}

void rank(std::vector<TurningPoint>& points) {
  std::stable_sort(points.begin(), points.end(), [](const TurningPoint& a, const TurningPoint& b) {
    return std::abs(a.effect_usd.value) > std::abs(b.effect_usd.value);
  });
}

}  // namespace partly::counterfactual
