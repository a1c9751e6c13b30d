// What a lab does besides training: the price of its product, money from investors, the provider's licence.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

class Business {
 public:
  // Returns the height used.
  float draw(Ui&, Rect, GameContext&);

 private:
  void price(Ui&, Rect& rest, GameContext&);
  void funds(Ui&, Rect& rest, GameContext&);
  void licence(Ui&, Rect& rest, GameContext&);

  double price_usd_ = 0, raise_usd_ = 0;  // on the sliders, not submitted yet
  double known_price_usd_ = 0;            // the slider goes back to the price when that has changed elsewhere
};

}  // namespace partly::game
