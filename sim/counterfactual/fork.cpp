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

// Of what the curves do not show.
bool same_end(const session::Outcome& a, const session::Outcome& b) {
  return a.ending == b.ending && a.court == b.court && a.log_ratio == b.log_ratio &&
         a.worth.value == b.worth.value && a.spent.value == b.spent.value &&
         a.ownership.value == b.ownership.value;
}

std::optional<Quarter> first_difference(const session::Outcome& a, const session::Outcome& b) {
  if (const auto quarter = first_difference(a.history, b.history)) return quarter;
  if (same_end(a, b) || a.history.empty()) return std::nullopt;
  return a.history.back().quarter;
}

Error no_such_decision(int number, const std::vector<PlayedDecision>& decisions) {
  if (decisions.empty())
    return {ErrorKind::usage, "You have decided nothing in the closed quarters of this game", "--decision",
            "What the scenario tells of the time before is nobody's choice: play on first"};
  return {ErrorKind::usage,
          "There is no decision " + std::to_string(number) + " of yours in the closed quarters of this game",
          "--decision", "They are numbered from 1 to " + std::to_string(decisions.size())};
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
  replayer.end((*session)->view());
  Future future{session::outcome_of((*session)->view()), (*session)->world_hash(), replayer.refused(),
                replayer.fallback_decisions(),           (*session)->problems(),   cache.done_now() - before};
  if (played) *played = std::move(*session);
  return future;
}

Result<session::PlayedGame> closed_game(const world::Scenario& scenario, const session::Save& save,
                                        MeasurementCache& cache,
                                        const session::ShouldContinue& should_continue) {
  if (save.quarters.size() < scenario.opening.size())
    return Error{ErrorKind::usage, "This game has not been taken over yet: its opening is still told",
                 "this game", "Play on until the first decision is yours"};
  session::Save closed = save;
  closed.open_quarter.clear();
  auto game = session::play_again(scenario, std::move(closed), "this game", cache.keeper());
  if (!game) return game;
  const auto again = replay_otherwise(*game, std::nullopt, save.seed, cache, should_continue, nullptr);
  if (!again) return again.error();
  if (again->hash != world::hash(game->world))
    return Error{ErrorKind::mismatch,
                 "With nothing changed this game comes out otherwise than it was played, so nothing can be "
                 "said of what a change does",
                 "this game", "Report this with the save"};
  return game;
}

Result<Fork> fork(const world::Scenario& scenario, const session::Save& save, const ForkOrder& order,
                  MeasurementCache& cache, const session::ShouldContinue& should_continue) {
  const auto decisions = decisions_of(scenario, save.quarters);
  const auto found = std::ranges::find(decisions, order.decision, &PlayedDecision::number);
  if (found == decisions.end()) return no_such_decision(order.decision, decisions);
  const auto game = closed_game(scenario, save, cache, should_continue);
  if (!game) return game.error();
  auto future = replay_otherwise(*game, order, save.seed, cache, should_continue, nullptr);
  if (!future) return future.error();
  Fork fork{*found,
            describe(order.change),
            session::outcome_of(world::make_view(game->scenario, game->world)),
            world::hash(game->world),
            std::move(*future),
            {}};
  fork.first_difference = first_difference(fork.original, fork.instead.outcome);
  return fork;
}

}  // namespace partly::counterfactual
