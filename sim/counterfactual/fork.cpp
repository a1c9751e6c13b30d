#include "sim/counterfactual/fork.h"

#include <algorithm>
#include <utility>

#include "sim/counterfactual/decision_replayer.h"
#include "sim/counterfactual/measurement_cache.h"
#include "sim/counterfactual/play_on.h"
#include "sim/session/save.h"
#include "sim/world/view/make_view.h"

namespace partly::counterfactual {
namespace {

bool same(const world::SeriesPoint& a, const world::SeriesPoint& b) {
  return a.cash_usd == b.cash_usd && a.capability == b.capability && a.share == b.share &&
         a.trust == b.trust && a.exposure_usd == b.exposure_usd;
}

std::optional<Quarter> first_difference(const std::vector<world::SeriesPoint>& a,
                                        const std::vector<world::SeriesPoint>& b) {
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i)
    if (i >= a.size() || i >= b.size() || !same(a[i], b[i]))
      return i < a.size() ? a[i].quarter : b[i].quarter;
  return std::nullopt;
}

std::string without_full_stop(std::string sentence) {
  if (sentence.ends_with('.')) sentence.pop_back();
  return sentence;
}

}  // namespace

Result<Future> replay_otherwise(const session::PlayedGame& game, std::optional<ForkOrder> order,
                                std::uint64_t seed, MeasurementCache& cache,
                                const session::ShouldContinue& should_continue,
                                std::unique_ptr<session::Session>* played) {
  const int before = cache.done_now();
  // A game goes on where a run fails; a comparison must not.
  std::optional<Error> failure;
  const session::Work work = [&](const world::Job& job, const session::ProgressCallback&) {
    auto result = cache.result_of(job, should_continue);
    if (!result && !failure) failure = result.error();
    return result;
  };
  DecisionReplayer replayer(game, std::move(order));
  auto session = play_on(
      game.scenario, seed, static_cast<int>(game.save.quarters.size()), work,
      [&](bots::PlayerSeat& seat) { replayer.decide(seat); }, should_continue);
  if (!session) return session.error();
  if (failure) return *failure;
  if (!replayer.problem().empty())
    return Error{ErrorKind::usage, "The change is refused: " + without_full_stop(replayer.problem()), "--as",
                 "Choose another change, or another decision"};
  Future future{session::outcome_of((*session)->view()), replayer.refused(), replayer.fallback_decisions(),
                cache.done_now() - before};
  if (played) *played = std::move(*session);
  return future;
}

Result<Fork> fork(const world::Scenario& scenario, const session::Save& save, const ForkOrder& order,
                  MeasurementCache& cache, const session::ShouldContinue& should_continue) {
  const auto decisions = decisions_of(save.quarters);
  const auto found = std::find_if(decisions.begin(), decisions.end(),
                                  [&](const auto& one) { return one.number == order.decision; });
  if (found == decisions.end())
    return Error{
        ErrorKind::usage,
        "There is no decision " + std::to_string(order.decision) + " in the closed quarters of this game",
        "--decision", "They are numbered from 1 to " + std::to_string(decisions.size())};
  session::Save closed = save;
  closed.open_quarter.clear();
  const auto game = session::play_again(scenario, std::move(closed), "this game", cache.keeper());
  if (!game) return game.error();
  auto future = replay_otherwise(*game, order, save.seed, cache, should_continue, nullptr);
  if (!future) return future.error();
  Fork fork{*found,
            describe(order.change),
            session::outcome_of(world::make_view(game->scenario, game->world)),
            std::move(*future),
            {}};
  fork.first_difference = first_difference(fork.original.history, fork.instead.outcome.history);
  return fork;
}

}  // namespace partly::counterfactual
