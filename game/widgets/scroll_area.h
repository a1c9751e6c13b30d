// A window on content that is taller than its place. Wheel, PageUp/PageDown when nothing else takes them, and
// the keyboard focus move it; a thin bar shows where one is.
#pragma once
#include <string>

#include "game/shell/ui.h"

namespace partly::game {

inline constexpr float kScrollBarRoom = 14;  // at the right of the content

class ScrollArea {
 public:
  // content_height: of the last frame if it is not known yet (0 at first); end() learns it.
  ScrollArea(Ui& ui, std::string id, Rect area);
  Rect content() const {
    return content_;
  }                                // as wide as the area less the bar, moved by the scroll; tall as needed
  void end(float content_height);  // must be called once

 private:
  Ui& ui_;
  std::string id_;
  Rect area_, content_;
  float offset_ = 0;
  float known_height_ = 0;
};

// Shows the beginning of an area again: what it holds is new.
void scroll_to_top(Ui& ui, const std::string& id);

}  // namespace partly::game
