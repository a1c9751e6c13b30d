// Choosing one of a few: segments side by side. And a toggle for yes or no.
#pragma once
#include <string>
#include <vector>

#include "game/shell/ui.h"

namespace partly::game {

struct Choice {
  std::string id = {};
  std::string label = {};  // for a reader; drawn above if not empty
  std::vector<std::string> options = {};
  std::vector<std::string> reasons = {};  // not empty at i: option i is disabled for that reason
  Meaning meaning = Meaning::plain;
};
inline constexpr float kChoiceHeight = 40;          // plus 24 with a label
bool choice(Ui&, Rect, const Choice&, int* index);  // each option is a widget: id/0, id/1, ...

struct Toggle {
  std::string id = {};
  std::string label = {};
  std::string key = {};
  bool enabled = true;
  std::string reason = {};
};
inline constexpr float kToggleHeight = 32;
bool toggle(Ui&, Rect, const Toggle&, bool* on);

}  // namespace partly::game
