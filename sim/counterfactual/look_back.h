// Looking back in a session that goes on: counterfactual runs, forks, luck and turning points, measured in
// the background of its trainer and picked up where they are asked for. A closed quarter makes another game
// of it, so what was measured on the game before is forgotten; what was trained for it is not.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/counterfactual/counterfactual_run.h"
#include "sim/counterfactual/luck.h"
#include "sim/counterfactual/measurement_cache.h"
#include "sim/counterfactual/pending.h"
#include "sim/counterfactual/turning_points.h"
#include "sim/session/session.h"

namespace partly::counterfactual {

// The game that is looked back upon, as it stands when asked.
struct GameInPlay {
  std::function<std::size_t()> closed_quarters;
  std::function<session::Save()> save;
  std::shared_ptr<session::JobRunner> runner = nullptr;  // for counterfactual runs; null: there are none
};

class LookBack {
 public:
  // `trainer` outlives the tasks that it is given; `cache` is used by them alone.
  LookBack(session::Trainer& trainer, std::shared_ptr<MeasurementCache> cache, world::Scenario scenario,
           GameInPlay game);
  // On this session, which outlives all calls.
  explicit LookBack(session::Session& session);
  ~LookBack();

  // The same seed from the first quarter under other policies, one run at a time; whatever has been closed
  // since.
  const std::vector<CounterfactualRun>& counterfactual_runs();
  // Each begins on first asking; asking again costs next to nothing.
  const Pending<Fork>& fork(const ForkOrder& order);
  const Pending<Luck>& luck();                                 // a game more with every seed
  const Pending<std::vector<TurningPoint>>& turning_points();  // ranked as far as they go

 private:
  struct Board;
  struct RunBoard;
  void turn_the_page();
  void begin_runs();

  session::Trainer& trainer_;
  std::shared_ptr<MeasurementCache> cache_;
  std::shared_ptr<const world::Scenario> scenario_;
  GameInPlay game_;
  std::shared_ptr<Board> board_;
  std::shared_ptr<RunBoard> run_board_;
  std::size_t closed_ = 0;
  // As last picked up.
  std::vector<CounterfactualRun> runs_;
  std::vector<std::pair<ForkOrder, Pending<Fork>>> forks_;
  Pending<Luck> luck_;
  Pending<std::vector<TurningPoint>> points_;
  bool runs_asked_ = false, luck_asked_ = false, points_asked_ = false;
};

}  // namespace partly::counterfactual
