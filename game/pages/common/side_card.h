// The column beside a page's main part: one card with a choice of what it shows. It fills the column and
// scrolls, or is as high as what it shows where the page scrolls as a whole.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "game/shell/ui.h"

namespace partly::game {

struct SideCard {
  std::string id;                    // of the choice
  std::vector<std::string> options;  // what can be shown
  std::string subject = {};          // what of several things is shown: each has a place of its own to scroll
};

// Draws `content`, which says how high it was; changes `index` where another is chosen. The card's height.
float side_card(Ui& ui, Rect area, bool fill, const SideCard& side, int& index,
                const std::function<float(Ui&, Rect)>& content);

}  // namespace partly::game
