// One full-window page of the program. Screens own what they show; the app owns which one is shown.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "game/shell/ui.h"

namespace partly::game {

class Screen {
 public:
  virtual ~Screen() = default;
  virtual std::string title() const = 0;  // window title and transcript
  virtual void draw(Ui&) = 0;
  virtual void enter() {}                          // shown (again)
  virtual bool live() const { return false; }      // true: draw at 60 Hz, something changes by itself
  virtual bool awaits() const { return false; }    // true: a picture of it waits for what is on its way
  virtual bool back() { return false; }            // Esc: true if the screen dealt with it itself
  virtual std::string help() const { return {}; }  // paragraphs in markup, shown by F1
};

using ScreenFactory = std::function<std::unique_ptr<Screen>()>;

}  // namespace partly::game
