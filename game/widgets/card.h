// A rounded sheet of paper that groups things. May be clickable, selected (strong outline) or disabled
// (dimmed).
#pragma once
#include <string>

#include "game/shell/ui.h"

namespace partly::game {

inline constexpr float kCardRounding = 12;
inline constexpr float kCardPadding = 20;
inline constexpr float kCardGap = 16;  // between two cards, and between the pieces of a page

Rect card(Ui&, Rect);  // draws it and returns the space inside the padding

struct ClickableCard {
  std::string id = {};
  std::string text = {};  // what a reader would say: its title
  bool selected = false;
  bool enabled = true;
  std::string reason = {};
  std::string key = {};
  Meaning meaning = Meaning::plain;  // colour of the outline when selected
};
struct CardState {
  Rect inside = {};
  Interaction interaction = {};
};
// Everything drawn until end_card is dimmed if the card is disabled.
CardState begin_card(Ui&, Rect, const ClickableCard&);
void end_card(Ui&, const ClickableCard&);

void rule(Ui&, Point from, float width);  // thin horizontal line

}  // namespace partly::game
