// One of the four routes as a card: what it costs now, what students like yours reached, what it touches in
// the terms, or why it is refused.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

// "capability of students like yours" with its interval on a track of 0 to 100 points; returns the height
// used.
inline constexpr float kRehearsalHeight = 36;
void rehearsal_bar(Ui&, Rect, const std::string& id, const session::Rehearsal&);
// Room that a card needs besides to show what its sum is made of.
float quote_lines_height(Ui&, const world::RouteView&);
float route_card_height(Ui&, float width, const world::RouteView&);
struct RouteCardState {
  bool chosen = false;   // selected now
  bool ordered = false;  // Enter on the card that was selected already
};
RouteCardState route_card(Ui&, Rect, const world::RouteView&, const session::Rehearsal&, bool selected,
                          const std::string& key);

}  // namespace partly::game
