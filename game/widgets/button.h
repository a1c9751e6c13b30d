// Push buttons with an optional key chip. A disabled one stays focusable and gives its reason in a tooltip.
#pragma once
#include <string>

#include "game/shell/ui.h"

namespace partly::game {

enum class ButtonKind { primary, secondary, quiet };

struct Button {
  std::string id = {};
  std::string label = {};
  std::string key = {};  // shown as a chip and works as a shortcut: "Enter", "C", "Ctrl Z"
  ButtonKind kind = ButtonKind::secondary;
  bool enabled = true;
  std::string reason = {};  // why it is disabled
  bool selected = false;    // outlined in the colour of `meaning`
  Meaning meaning = Meaning::plain;
};

inline constexpr float kButtonHeight = 48;

float button_width(Ui&, const Button&);
bool button(Ui&, Rect, const Button&);  // true once when pressed
float key_chip_width(Ui&, std::string_view key);
void key_chip(Ui&, Point centre_left, std::string_view key, Color ink);

// Buttons side by side: add() from the left, add_right() from the right edge.
class ButtonRow {
 public:
  ButtonRow(Ui& ui, Rect row, float gap = 16) : ui_(ui), row_(row), gap_(gap) {}
  bool add(const Button&);
  bool add_right(const Button&);
  Rect rest() const { return row_; }

 private:
  Ui& ui_;
  Rect row_;
  float gap_;
};

}  // namespace partly::game
