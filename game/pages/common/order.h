// A button that hands decisions in. What they cost and bring about stands below it, or why they are refused:
// both from check(), so that the button and the rule agree.
#pragma once
#include <string>
#include <vector>

#include "game/match/game_context.h"
#include "game/widgets/button.h"

namespace partly::game {

struct Order {
  std::vector<world::Decision> decisions = {};  // handed in in this order
  std::string nothing = {};                     // why there is nothing to hand in, if there is not
  std::string done = {};                        // said once all are accepted
};
inline constexpr float kOrderHeight = 40;  // of the button

// Cuts what it uses off the top of `rest`. True once, when all were accepted.
bool order_button(Ui&, Rect& rest, GameContext&, Button, const Order&);

}  // namespace partly::game
