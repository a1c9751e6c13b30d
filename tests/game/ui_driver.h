// Plays the program as a person would: real X events through XTest into a real window, widgets found by id.
// Frames are stepped until a condition holds, never slept for.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "game/app/app.h"
#include "tests/game/virtual_display.h"

namespace partly::game {

class UiDriver {
 public:
  explicit UiDriver(AppOptions options = picture_options());
  ~UiDriver();
  static AppOptions picture_options();  // 1280 x 720, no motion, in software

  const std::string& problem() const { return problem_; }  // empty: ready
  App& app() { return *app_; }
  bool show(const std::string& screen);  // and settles

  // Frames go on until it holds. A minute or two have passed where it never will: only failures wait so long.
  bool until(const std::function<bool()>& holds, double most_s = 120);
  void settle();  // until nothing more wants to be drawn; for screens that are not live

  const Registered* widget(const std::string& id) { return app_->ui().focus().find(id); }
  bool focused(const std::string& id) { return app_->ui().focus().focused() == id; }
  bool move_to(const std::string& id);  // the mouse; false if no such widget can be seen
  bool click(const std::string& id);
  void move_to(Point);  // layout units
  void press_button(bool down);
  void wheel(int notches);             // up is positive
  void press(const std::string& key);  // "Tab", "Shift Tab", "Enter", "Ctrl Z", "F1", "a"
  void hold(const std::string& key, bool down);
  void tap(const std::string& key);         // without settling, for screens that are live
  void type(const std::string& text);       // letters, digits, '.', '-' and space
  Status picture(const std::string& name);  // build/<preset>/pictures/<name>.png

 private:
  struct X;
  VirtualDisplay display_;
  std::unique_ptr<X> x_;
  std::unique_ptr<App> app_;
  std::string problem_;
};

}  // namespace partly::game
