// The bar on top of every page: the name with its dot, where one is, the figures that matter, and buttons.
#pragma once
#include <string>
#include <vector>

#include "game/shell/ui.h"
#include "game/widgets/quantity_label.h"

namespace partly::game {

struct HeaderFigure {
  QuantityLabel quantity = {};  // its name is the caption
};
struct HeaderBar {
  std::string place = {};  // "The Shortcut · Q3 2026 · 4 of 10"
  std::string brief = {};  // in its stead where there is no room for it; empty: its first part
  std::vector<HeaderFigure> figures = {};
  bool settings = false;  // a Settings button before Help
};
inline constexpr float kHeaderHeight = 64;
// Draws the bar and returns the page below it, with side margins of 32. Help opens by F1 (the app), Settings
// goes to the screen "settings".
Rect header_bar(Ui&, const HeaderBar&);

}  // namespace partly::game
