// A dialog over the page: the page below is dimmed and cannot be reached until it closes. Draw it last.
#pragma once
#include <string>
#include <vector>

#include "game/shell/ui.h"
#include "game/widgets/button.h"

namespace partly::game {

// For content of one's own: begin, draw in the space returned, end.
Rect begin_dialog(Ui&, const std::string& id, Size inside, const std::string& title);
void end_dialog(Ui&);

struct Dialog {
  std::string id = {};
  std::string title = {};
  std::string text = {};             // markup
  std::vector<Button> buttons = {};  // left to right; give one "Enter" and one "Esc"
};
int dialog(Ui&, const Dialog&);  // index of the button pressed in this frame, or -1

}  // namespace partly::game
