// The roads not taken: the same seed under the other routes, retrained while one reads, beside the player's
// own game.
#pragma once
#include "game/play.h"

namespace partly::game {

void roads_card(Ui&, Rect& rest, const world::WorldView&, const std::vector<session::Session::Road>&);
int roads_ready(const std::vector<session::Session::Road>&);
// The player's own game as such a row.
session::Session::Road own_road(const world::WorldView&);
std::string road_name(const session::Session::Road&);

}  // namespace partly::game
