// What a lab does besides training: the price of its product, money from investors, the provider's licence.
#pragma once
#include "game/match/play.h"

namespace partly::game {

class Business {
 public:
  // Returns the height used.
  float draw(Ui&, Rect, Play&);

 private:
  void price(Ui&, Rect& rest, Play&);
  void funds(Ui&, Rect& rest, Play&);
  void licence(Ui&, Rect& rest, Play&);

  double price_usd_ = 0, raise_usd_ = 0;  // on the sliders, not submitted yet
};

}  // namespace partly::game
