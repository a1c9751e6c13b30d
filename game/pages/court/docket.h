// The cases of others: how each stands, what was seen of it, and the forecast that it asks for; briefs, and a
// word in public.
#pragma once
#include <map>

#include "game/match/game_context.h"

namespace partly::game {

class DocketPanel {
 public:
  float draw(Ui&, Rect area, GameContext&);  // returns the height used

 private:
  void forecast(Ui&, Rect& rest, GameContext&, const world::CardView&);
  std::map<int, double> chances_;  // per cent, on the sliders of open cards
};

}  // namespace partly::game
