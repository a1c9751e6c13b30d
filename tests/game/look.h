// How a page is looked at: the size of the window, the zoom, the theme.
#pragma once
#include <string>

#include "tests/game/ui_driver.h"

namespace partly::game {

struct Look {
  std::string name = "light";
  int width = 1280, height = 720;
  float scale = 1;
  ThemeName theme = ThemeName::light;
};

inline AppOptions options_of(const Look& look) {
  AppOptions options = UiDriver::picture_options();
  options.width = look.width, options.height = look.height;
  options.settings.theme = look.theme, options.settings.scale = look.scale;
  return options;
}

}  // namespace partly::game
