// Sliders for whole numbers, plain or on a logarithmic scale (budgets, counts of queries). Arrows move one
// step, PageUp and PageDown ten, Home and End to the ends; a click or drag sets the value.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "game/shell/ui.h"

namespace partly::game {

struct Slider {
  std::string id = {};
  std::string label = {};
  double low = 0;
  double high = 100;
  double step = 1;
  bool logarithmic =
      false;              // needs low > 0; a step is then a factor of about 10^(1/20), rounded to two figures
  std::string unit = {};  // written after the value: "answers"
  std::function<std::string(double)> text = {};  // in place of number and unit
  bool enabled = true;
  std::string reason = {};
  Meaning meaning = Meaning::plain;
};

inline constexpr float kSliderHeight = 48;             // label line and track
inline constexpr float kSliderInset = 10;              // of the track on either side, for the knob
bool slider(Ui&, Rect, const Slider&, double* value);  // true when the value changed
// The same where nothing is to be suggested: no mark stands on it before there is a value.
bool slider(Ui&, Rect, const Slider&, std::optional<double>* value);

}  // namespace partly::game
