// Words above the page: a tooltip by a widget, a card with title and paragraphs, and toasts (Ui::toast).
#pragma once
#include <string>
#include <vector>

#include "game/shell/ui.h"

namespace partly::game {

struct Explanation {
  std::string title = {};
  std::vector<std::string> paragraphs = {};  // markup
  std::string terms = {};                    // which of them the glossary has; explain() fills it in
};
void tooltip(Ui&, Rect anchor, const std::string& text);  // shown at the end of this frame
void explain(Ui&, Rect anchor, const Explanation&);

}  // namespace partly::game
