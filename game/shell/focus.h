// Keyboard focus, mouse and shortcuts for all widgets. Widgets register in drawing order each frame; events
// are judged against the list of the frame that the player saw, at most one action a frame. The list also is
// what tests and the text transcript read.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "game/shell/input.h"

namespace partly::game {

struct Registered {
  std::string id = {};
  Rect rect = {};     // layout units
  Rect visible = {};  // rect within the clip at that place; empty when scrolled away
  bool enabled = true;
  std::string reason = {};  // why it is disabled
  std::string text = {};    // what a reader would say
  std::string key = {};     // shortcut chip, may be empty
  bool focusable = true;
  bool wants_arrows = false;  // slider, choice, map: arrows go to it while focused
  bool wants_text = false;    // typing goes to it while focused
  int layer = 0;              // 0 page, 1 and up dialogs
  bool above = false;         // stands above every page: its key comes first, and no toast lies over it
};

// What one widget learns about itself in this frame.
struct Interaction {
  bool hovered = false;
  bool held = false;  // mouse pressed on it and not released yet
  bool focused = false;
  bool ring = false;       // focused by keyboard: show the ring
  bool activated = false;  // clicked, Enter or Space while focused, or its key
  Point mouse = {};
  int arrow_x = 0, arrow_y = 0;  // steps; PageUp and PageDown count ten, Home and End a thousand
  std::string typed = {};        // UTF-8; "\b" for backspace
};

class Focus {
 public:
  void begin_frame(Input&);     // takes events up to and including the first that acts
  Interaction add(Registered);  // call once for each widget and frame
  void end_frame();

  const std::vector<Registered>& items() const { return last_; }
  const Registered* find(std::string_view id) const;
  const std::string& focused() const { return focused_; }
  void set_focus(std::string id, bool ring = true) { focused_ = std::move(id), ring_ = ring; }
  void clear() { focused_.clear(); }
  bool shift_frame_needed() const { return more_events_; }

  void push_layer() { ++layer_; }
  void pop_layer() { --layer_; }
  int top_layer() const { return top_layer_; }  // 0 where no dialog was open in the frame before
  // What is added from now on lies on the dialog that is open, if there is one: for what stands above all
  // pages.
  void join_top_layer();
  void leave_top_layer() { layer_ = 0; }
  // Whatever scrolls brings this widget in view in the next frame.
  void bring_in_view(std::string id) { wanted_next_ = std::move(id); }
  // The widget that is to be seen in this frame: that, or the one that the keyboard has just moved to; or
  // null.
  const Registered* wanted_in_view() const;
  // Keys that nobody on the screen took in this frame; the app looks at Esc, F1, F11, F12 and zoom.
  const std::vector<InputEvent>& unused() const { return unused_; }
  float wheel(Rect area) const;                         // notches turned over that area in this frame
  bool on_top() const { return layer_ == top_layer_; }  // what is drawn now is not behind a dialog
  bool typing() const;

 private:
  bool take(const InputEvent&);  // true if it acted
  bool take_key(const InputEvent&);
  bool take_text(const std::string&);
  bool take_shortcut(const InputEvent&);
  bool take_shortcut(const InputEvent&, bool above);
  void move(int step);
  void move_towards(int dx, int dy);
  const Registered* hit(Point) const;
  bool reachable(const Registered& r) const { return r.focusable && r.layer == top_layer_; }

  std::vector<Registered> now_, last_;
  std::vector<InputEvent> unused_;
  std::string focused_, held_, activated_, hovered_, typed_, wanted_, wanted_next_;
  Point mouse_{-1, -1}, wheel_at_;
  float wheel_ = 0;
  int arrow_x_ = 0, arrow_y_ = 0, layer_ = 0, top_layer_ = 0;
  bool ring_ = false, more_events_ = false, moved_by_keyboard_ = false, key_acted_ = false;
};

}  // namespace partly::game
