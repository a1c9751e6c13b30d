// What points at one widget of a page and says something about it: a ring around it, and a panel beside it
// that covers as little of it as it can.
#pragma once
#include <string>
#include <vector>

#include "game/shell/ui.h"
#include "game/widgets/button.h"

namespace partly::game {

struct GuideMark {
  std::string id = {};
  Rect target = {};                   // empty: nothing is pointed at, and the panel stands in a corner
  std::string place = {};             // "3 of 20", small
  std::string title = {}, text = {};  // markup
  std::vector<Button> buttons = {};   // the last stands at the right; the key of a filled one comes first
  double since_s = 0;                 // when it began to point there: the ring closes in on it
};
int guide_mark(Ui&, const GuideMark&);  // index of the button pressed in this frame, or -1

// Where a panel of this size stands: below the target, above it, beside it, or in the corner farthest from
// it.
Rect panel_place(Rect window, Rect target, Size panel);

}  // namespace partly::game
