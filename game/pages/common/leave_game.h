// The question before one leaves a game for the first page: what was decided in this quarter is not saved
// yet.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

class LeaveGame {
 public:
  void toggle() { asking_ = !asking_; }
  void draw(Ui&, GameContext&);  // over the page, while it asks

 private:
  bool asking_ = false;
};

}  // namespace partly::game
