#include "sim/counterfactual/look_back.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "sim/base/rng.h"
#include "sim/session/save.h"

namespace partly::counterfactual {

// What the background writes and the front picks up.
struct LookBack::Board {
  std::mutex mutex;
  std::vector<std::pair<ForkOrder, Pending<Fork>>> forks;
  Pending<Luck> luck;
  Pending<std::vector<TurningPoint>> points;
};

struct LookBack::RunBoard {
  std::mutex mutex;
  std::vector<CounterfactualRun> runs;
};

namespace {

// Of a session whose trainer comes from outside.
Result<world::JobResult> no_work(const world::Job&, const session::ProgressCallback&) {
  return Error{ErrorKind::internal, "Nothing can be trained here beside the game", {}, {}};
}

std::shared_ptr<MeasurementCache> cache_for(const session::Session& session) {
  return session.runner() ? std::make_shared<MeasurementCache>(session.runner())
                          : std::make_shared<MeasurementCache>(no_work);
}

bool interrupted(const Error& error) { return error.kind == ErrorKind::interrupted; }

std::uint64_t lucky_seed(const session::Save& game, int i) {
  return derive_seed(game.seed, "other luck", static_cast<std::uint64_t>(i));
}

}  // namespace

LookBack::LookBack(session::Trainer& trainer, std::shared_ptr<MeasurementCache> cache,
                   world::Scenario scenario, GameInPlay game)
    : trainer_(trainer),
      cache_(std::move(cache)),
      scenario_(std::make_shared<const world::Scenario>(std::move(scenario))),
      game_(std::move(game)),
      board_(std::make_shared<Board>()),
      run_board_(std::make_shared<RunBoard>()) {}
LookBack::LookBack(session::Session& session)
    : LookBack(session.trainer(), cache_for(session), session.scenario(),
               {[&session] { return session.log().size(); }, [&session] { return session.record(); },
                session.runner()}) {}
LookBack::~LookBack() = default;

void LookBack::begin_runs() {
  const auto policies = policies_for(*scenario_);
  {
    const std::scoped_lock lock(run_board_->mutex);
    for (const CounterfactualPolicy& policy : policies) run_board_->runs.push_back({.name = policy.name});
  }
  for (std::size_t i = 0; i < policies.size(); ++i)
    trainer_.in_background([i, policy = policies[i], scenario = scenario_, seed = game_.save().seed,
                            board = run_board_,
                            runner = game_.runner](const session::ShouldContinue& should_continue) {
      auto played = play_counterfactual(policy, *scenario, seed, runner, should_continue);
      if (!played) return false;
      const std::scoped_lock lock(board->mutex);
      board->runs[i] = std::move(*played);
      return true;
    });
}

const std::vector<CounterfactualRun>& LookBack::counterfactual_runs() {
  if (game_.runner && !std::exchange(runs_asked_, true)) begin_runs();
  const std::scoped_lock lock(run_board_->mutex);
  runs_ = run_board_->runs;
  return runs_;
}

// A task that still works on the old game writes to a board that nobody looks at.
void LookBack::turn_the_page() {
  const std::size_t closed = game_.closed_quarters();
  if (closed == std::exchange(closed_, closed)) return;
  board_ = std::make_shared<Board>();
  forks_.clear();
  luck_ = {};
  points_ = {};
  luck_asked_ = points_asked_ = false;
}

const Pending<Fork>& LookBack::fork(const ForkOrder& order) {
  turn_the_page();
  const auto find = [&](auto& list) {
    return std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.first == order; });
  };
  if (find(forks_) == forks_.end()) {
    forks_.emplace_back(order, Pending<Fork>{});
    trainer_.in_background(
        [order, game = game_.save(), board = board_, cache = cache_,
         scenario = scenario_](const session::ShouldContinue& should_continue) {
          auto made = counterfactual::fork(*scenario, game, order, *cache, should_continue);
          if (!made && interrupted(made.error())) return false;
          const std::scoped_lock lock(board->mutex);
          board->forks.emplace_back(order, made ? Pending<Fork>{true, std::move(*made), {}}
                                                : Pending<Fork>{true, {}, made.error().message()});
          return true;
        },
        session::Turn::next);
  }
  const std::scoped_lock lock(board_->mutex);
  const auto known = find(forks_);
  if (const auto made = find(board_->forks); made != board_->forks.end()) known->second = made->second;
  return known->second;
}

const Pending<Luck>& LookBack::luck() {
  turn_the_page();
  if (!std::exchange(luck_asked_, true))
    trainer_.in_background(
        [game = game_.save(), board = board_, cache = cache_, scenario = scenario_,
         games = std::make_shared<std::vector<LuckyGame>>()](const session::ShouldContinue& should_continue) {
          while (static_cast<int>(games->size()) <= kLuckySeeds) {  // the game itself comes first
            const int next = static_cast<int>(games->size());
            auto played = play_over(*scenario, game, next == 0 ? game.seed : lucky_seed(game, next), *cache,
                                    should_continue);
            if (!played && interrupted(played.error())) return false;
            const std::scoped_lock lock(board->mutex);
            if (!played) {
              board->luck = {true, std::move(board->luck.value), played.error().message()};
              return true;
            }
            games->push_back(std::move(*played));
            board->luck.value = luck_of(games->front(), {games->begin() + 1, games->end()});
            board->luck.ready = static_cast<int>(games->size()) > kLuckySeeds;
          }
          return true;
        });
  const std::scoped_lock lock(board_->mutex);
  luck_ = board_->luck;
  return luck_;
}

const Pending<std::vector<TurningPoint>>& LookBack::turning_points() {
  turn_the_page();
  if (!std::exchange(points_asked_, true))
    trainer_.in_background([game = game_.save(), board = board_, cache = cache_, scenario = scenario_,
                            points = std::make_shared<std::vector<TurningPoint>>()](
                               const session::ShouldContinue& should_continue) {
      const std::size_t all = decisions_of(*scenario, game.quarters).size();
      while (points->size() < all) {
        auto point =
            turning_point(*scenario, game, static_cast<int>(points->size()) + 1, 0, *cache, should_continue);
        if (!point && interrupted(point.error())) return false;
        const std::scoped_lock lock(board->mutex);
        if (!point) {
          board->points = {true, std::move(board->points.value), point.error().message()};
          return true;
        }
        points->push_back(std::move(*point));
        auto ranked = *points;
        rank(ranked);
        board->points.value = std::move(ranked);
      }
      const std::scoped_lock lock(board->mutex);
      if (!board->points.value) board->points.value.emplace();
      board->points.ready = true;
      return true;
    });
  const std::scoped_lock lock(board_->mutex);
  points_ = board_->points;
  return points_;
}

}  // namespace partly::counterfactual
