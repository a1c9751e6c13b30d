// What came from the player, free of SDL: a queue of events in layout units, and where the mouse is now.
#pragma once
#include <deque>
#include <string>

#include "game/shell/geometry.h"

namespace partly::game {

struct InputEvent {
  enum class Kind { mouse_move, mouse_down, mouse_up, wheel, key, text };
  Kind kind = Kind::mouse_move;
  Point at = {};         // mouse
  float wheel = 0;       // notches, up is positive
  std::string key = {};  // "Enter", "Space", "Left", "PageDown", "F1", "Ctrl Z", "a", ".": as on a key chip
  std::string physical =
      {};                 // the same place on a US keyboard, where this one gives no letter or digit of ours
  std::string text = {};  // UTF-8 typed
  bool repeat = false;
  bool shift = false;
  bool ctrl = false;
};

struct Input {
  std::deque<InputEvent> events;
  Point mouse{-1, -1};
};

// Two names of the same key: chips show "C" and "Enter", the keyboard sends "c" and "Return".
bool same_key(const std::string& chip, const std::string& pressed);
// By its sign, or by its place on keyboards of other scripts.
bool is_key(const InputEvent& event, const std::string& chip);

}  // namespace partly::game
