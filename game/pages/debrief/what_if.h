// "What if I had ... in that quarter": a decision of the game is dropped or taken otherwise: another route,
// another answer on the stand, half the price. The game is played again from there in the background, and
// drawn beside the player's own.
#pragma once
#include <optional>
#include <vector>

#include "game/match/game_context.h"
#include "sim/counterfactual/alternatives.h"

namespace partly::game {

class WhatIf {
 public:
  void draw(Ui&, Rect& rest, GameContext&);
  bool waiting() const { return waiting_; }  // for a game that is played again

 private:
  void list(Ui&, Rect place, const world::WorldView&);
  void choose(int decision);
  void changes(Ui&, Rect& rest);
  void result(Ui&, Rect& rest, GameContext&);
  std::optional<counterfactual::ForkOrder> order() const;

  std::vector<counterfactual::PlayedDecision> decisions_ =
      {};                     // newest last; guesses are left out, nothing hangs on them
  int quarters_closed_ = -1;  // that they were read for
  int chosen_ = -1;
  std::vector<counterfactual::Alternative> instead_ = {};  // of the chosen one
  int change_ = 0;                                         // of these
  std::optional<counterfactual::ForkOrder> asked_ = {};
  bool waiting_ = false;
};

}  // namespace partly::game
