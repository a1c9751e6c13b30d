// The provider's terms of service as a list of clauses to switch on and off, and the button that publishes a
// new version of them.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

class TermsDraft {
 public:
  float draw(Ui&, Rect, GameContext&);  // returns the height used

 private:
  world::PublishTerms draft_, known_;  // on the toggles, and as ordered when last seen
  bool begun_ = false;
};

}  // namespace partly::game
