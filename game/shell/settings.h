// What the player chose for this machine, kept as JSON in the XDG configuration folder. Written whole or not
// at all; unknown or invalid values are reported and ignored.
#pragma once
#include <string>
#include <vector>

#include "game/shell/theme.h"
#include "sim/base/result.h"

namespace partly::game {

struct Settings {
  ThemeName theme = ThemeName::light;
  float scale = 1;  // 0.75 to 3
  bool reduced_motion = false;
  bool full_screen = false;
  std::string engine = "auto";  // auto, fused, torch
  std::string device = "auto";  // auto, cpu, cuda
};

struct LoadedSettings {
  Settings settings;
  std::vector<std::string> complaints;  // one sentence for each value that was ignored
};

std::string settings_path();  // $XDG_CONFIG_HOME/partly/settings.json
LoadedSettings load_settings(const std::string& path);
Status save_settings(const Settings&, const std::string& path);

}  // namespace partly::game
