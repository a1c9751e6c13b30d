#include "sim/counterfactual/luck.h"

#include <algorithm>
#include <utility>

#include "sim/counterfactual/decision_replayer.h"
#include "sim/counterfactual/measurement_cache.h"
#include "sim/session/world_of.h"
#include "sim/world/state/standing.h"

namespace partly::counterfactual {
namespace {

// The exam on what is sold at the end, else on the best model; its innocents are the same for every seed.
Result<std::optional<double>> evidence(const world::Scenario& scenario, const session::Session& played,
                                       MeasurementCache& cache,
                                       const session::ShouldContinue& should_continue) {
  if (scenario.role() != world::Role::student_lab)
    return std::optional<double>();  // its model is the teacher
  const world::World& end = session::world_of(played);
  const auto* model = world::flagship(scenario, end, world::kPlayerId);
  if (model == nullptr) return std::optional<double>();
  const auto exam = world::exam_of(scenario, end, *model, 0, 0, scenario.exam);
  const auto result = cache.result_of(exam, should_continue);
  if (!result) return result.error();
  return std::optional(std::get<world::Examined>(*result).exhibit.log_ratio());
}

}  // namespace

Result<LuckyGame> play_over(const world::Scenario& scenario, const session::Save& save, std::uint64_t seed,
                            MeasurementCache& cache, const session::ShouldContinue& should_continue) {
  const auto game = closed_game(scenario, save, cache, should_continue);
  if (!game) return game.error();
  std::unique_ptr<session::Session> played;
  auto future = replay_otherwise(*game, std::nullopt, seed, cache, should_continue, &played);
  if (!future) return future.error();
  const auto log_ratio = evidence(game->scenario, *played, cache, should_continue);
  if (!log_ratio) return log_ratio.error();
  LuckyGame lucky;
  static_cast<Future&>(lucky) = std::move(*future);
  lucky.seed = seed;
  lucky.log_ratio = *log_ratio;
  return lucky;
}

std::vector<RefusedInSomeGames> refused_in(const std::vector<LuckyGame>& games) {
  std::vector<RefusedInSomeGames> refused;
  for (const LuckyGame& game : games)
    for (const RefusedDecision& one : game.refused) {
      const auto known = std::ranges::find(refused, one.played.number,
                                           [](const auto& each) { return each.first.played.number; });
      if (known == refused.end())
        refused.push_back({one, 1});
      else
        ++known->games;
    }
  std::ranges::sort(refused, {}, [](const auto& each) { return each.first.played.number; });
  return refused;
}

SeedSpread spread_around(double own, const std::vector<double>& values) {
  const auto below = std::ranges::count_if(values, [&](double value) { return value < own; });
  return {spread_of(values),
          values.empty() ? 0 : static_cast<double>(below) / static_cast<double>(values.size())};
}

Luck luck_of(LuckyGame own, std::vector<LuckyGame> games) {
  Luck luck;
  const auto over = [&](auto figure) { return spread_around(figure(own), each_of(games, figure)); };
  luck.worth_usd = over([](const LuckyGame& game) { return game.outcome.worth.value; });
  luck.capability_points = over([](const LuckyGame& game) { return game.outcome.capability.value; });
  luck.log_ratio = over([](const LuckyGame& game) { return game.log_ratio.value_or(0); });
  const auto flipped = std::count_if(games.begin(), games.end(), [&](const LuckyGame& game) {
    return game.outcome.judgment != own.outcome.judgment;
  });
  luck.flips = games.empty() ? 0 : static_cast<double>(flipped) / static_cast<double>(games.size());
  luck.own = std::move(own);
  luck.games = std::move(games);
  return luck;
}

}  // namespace partly::counterfactual
