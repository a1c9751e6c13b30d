// What happened, as turning points on a line of quarters, picked from the news by the money that moved with
// them.
#pragma once
#include <string>
#include <vector>

#include "game/match/game_context.h"

namespace partly::game {

struct TurningPoint {
  Quarter quarter;
  std::string title = {}, text = {};
  world::NewsKind kind = world::NewsKind::world;
  double moved_usd = 0;  // the sum of your postings that name this event, without their signs
};
// At most one a quarter, in order of time: the one that moved most money, and a ruling or a result before a
// mere payment.
std::vector<TurningPoint> turning_points(const world::WorldView&);
void turning_points_card(Ui&, Rect& rest, const world::WorldView&, float height);

}  // namespace partly::game
