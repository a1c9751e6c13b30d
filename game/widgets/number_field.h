// A short text field: whole or decimal numbers for a guess, or a line of text (a team's name).
#pragma once
#include <optional>
#include <string>

#include "game/shell/ui.h"

namespace partly::game {

struct NumberField {
  std::string id = {};
  std::string label = {};
  double low = 0, high = 100;
  int decimals = 0;
  std::string unit = {};  // after the number: "%"
};
inline constexpr float kFieldHeight = 48;
// `text` is what was typed so far; returns its value when it is a number within the bounds. Up and Down step
// by one.
std::optional<double> number_field(Ui&, Rect, const NumberField&, std::string* text);

struct TextField {
  std::string id = {};
  std::string label = {};
  std::string placeholder = {};
  std::size_t most_characters = 40;
};
bool text_field(Ui&, Rect, const TextField&, std::string* text);  // true when it changed

}  // namespace partly::game
