// Looking back in a session that goes on: forks, luck and turning points, measured in the background of its
// trainer and picked up where they are asked for. A closed quarter makes another game of it, so what was
// measured before is forgotten; what was trained for it is not.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/session/luck.h"
#include "sim/session/memory.h"
#include "sim/session/turning_points.h"

namespace partly::session {

// What was asked for: not there yet, growing, ready, or impossible for a reason.
template <class T>
struct Pending {
  bool ready = false;
  std::optional<T> value;  // as far as it has come
  std::string problem;     // why there will be none
};

// The game that is looked back upon, as it stands when asked.
struct GameInPlay {
  std::function<std::size_t()> closed_quarters;
  std::function<Save()> save;
};

class LookBack {
 public:
  // `trainer` outlives the tasks that it is given; `memory` is used by them alone.
  LookBack(Trainer& trainer, std::shared_ptr<Memory> memory, world::Scenario scenario, GameInPlay game);
  ~LookBack();

  // Each begins on first asking; asking again costs next to nothing.
  const Pending<Fork>& fork(const ForkOrder& order);
  const Pending<Luck>& luck();                                 // a game more with every seed
  const Pending<std::vector<TurningPoint>>& turning_points();  // ranked as far as they go

 private:
  struct Board;
  void turn_the_page();

  Trainer& trainer_;
  std::shared_ptr<Memory> memory_;
  std::shared_ptr<const world::Scenario> scenario_;
  GameInPlay game_;
  std::shared_ptr<Board> board_;
  std::size_t closed_ = 0;
  // As last picked up.
  std::vector<std::pair<ForkOrder, Pending<Fork>>> forks_;
  Pending<Luck> luck_;
  Pending<std::vector<TurningPoint>> points_;
  bool luck_asked_ = false, points_asked_ = false;
};

inline constexpr int kLuckySeeds = 12;  // other games that luck is measured over in the background

}  // namespace partly::session
