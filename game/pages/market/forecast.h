// What may come: fans of the lab's cash, its capability and the claims against it under a stated policy, the
// chances of ruin, of a cut and of an injunction, and every number that drives them with its tag. Of a
// provider: its cash and the claims that it has brought, the chances of ruin, of a claim that pays and of a
// copy on sale.
#pragma once
#include <optional>
#include <string>

#include "game/match/game_context.h"

namespace partly::game {

class ForecastPanel {
 public:
  float draw(Ui&, Rect,
             GameContext&);  // returns the height used; looks ahead anew whenever the game has changed

 private:
  void look_ahead(Ui&, GameContext&);
  void controls(Ui&, Rect& rest, const GameContext&);
  void fans(Ui&, Rect& rest, const world::WorldView&);
  void chances(Ui&, Rect& rest);
  void drivers(Ui&, Rect& rest);

  int policy_ = 0;  // index among forecast::forecast_policies() of the role
  bool ranges_ = false;
  std::optional<Result<forecast::Forecast>> shown_ = {};
  std::string asked_for_ = {};  // game, policy and ranges of what was asked for last
  bool drawing_ = false;        // and is not there yet
};

}  // namespace partly::game
