// What a screen and a widget are handed in each frame: size, theme, type, focus, motion, textures, and what
// is drawn above the page at the end of the frame (explanations, tooltips, toasts). All lengths in layout
// units.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "game/shell/focus.h"
#include "game/shell/fonts.h"
#include "game/shell/painter.h"
#include "game/shell/textures.h"
#include "game/shell/theme.h"

namespace partly::game {

inline constexpr float kControlRounding = 8;  // of the corners of buttons, choices and maps

class Ui {
 public:
  Ui(Fonts& fonts, Textures& textures) : fonts_(fonts), textures_(textures) {}

  struct Frame {
    Size size = {};  // of the window, layout units
    float scale = 1;
    ThemeName theme = ThemeName::light;
    double now_s = 0;
    bool reduced_motion = false;
  };
  void begin(const Frame&, Painter*, Input&);
  void end();  // draws what was deferred

  float width() const { return frame_.size.w; }
  float height() const { return frame_.size.h; }
  float scale() const { return frame_.scale; }
  Rect window() const { return {0, 0, width(), height()}; }
  const Theme& theme() const { return game::theme(frame_.theme); }
  Painter& paint() { return *painter_; }
  Fonts& fonts() { return fonts_; }
  Focus& focus() { return focus_; }
  Textures& textures() { return textures_; }
  double now_s() const { return frame_.now_s; }
  bool reduced_motion() const { return frame_.reduced_motion; }

  // Registers a widget and says what happened to it; draws nothing. `ring` draws the focus ring around it.
  Interaction interact(Registered);
  void ring(Rect, float rounding);
  // A key of the whole screen without a widget of its own; true once for each press.
  bool shortcut(const std::string& key, const std::string& says);
  // A value on its way to `target` over 150 ms; jumps in reduced motion and on first sight.
  float eased(std::string_view id, float target);
  void animate() { moving_ = true; }  // ask for one more frame
  bool moving() const { return moving_; }
  void wake_at(double when_s) { wake_s_ = std::min(wake_s_, when_s); }  // ask for a frame later
  double wake_s() const { return wake_s_; }

  // Above the page, at the end of this frame.
  void over(std::function<void(Ui&)> draw) { over_.push_back(std::move(draw)); }
  void toast(std::string text);

  // Where to go next; the app does it after the frame.
  void go(std::string screen) { go_ = std::move(screen); }
  void back() { go_ = "<"; }
  void ask_help() { help_ = true; }
  bool take_help() { return std::exchange(help_, false); }
  std::string take_go() { return std::exchange(go_, {}); }

  std::map<std::string, float>& memory() { return memory_; }  // scroll positions and the like, by id
  // What explains something in this frame, in words; and the names of terms in a text, for which there is a
  // glossary.
  void note_explained(std::string text) { explained_ = std::move(text); }
  const std::string& explained() const { return explained_; }  // last
  std::function<std::vector<std::string>(const std::string&)> terms_in = {};
  // How far each area is scrolled, with which a page that was left is found again. Without, all begin at
  // their top.
  std::map<std::string, float> take_scrolls();
  void put_scrolls(std::map<std::string, float> scrolls);
  bool show_sources = false;  // key N: every number shows its explanation on focus

 private:
  struct Motion {
    float from = 0, to = 0;
    double since_s = 0;
  };
  struct Toast {
    std::string text = {};
    double until_s = 0;
  };
  void draw_toasts();
  Rect clear_place(Size size, float bottom) const;

  Fonts& fonts_;
  Textures& textures_;
  Frame frame_;
  Painter* painter_ = nullptr;
  Focus focus_;
  std::map<std::string, Motion, std::less<>> motions_;
  std::map<std::string, float> memory_;
  std::vector<std::function<void(Ui&)>> over_;
  std::vector<Toast> toasts_ = {};
  std::string go_ = {}, explained_ = {};
  bool moving_ = false, help_ = false;
  double wake_s_ = 1e18;
};

}  // namespace partly::game
