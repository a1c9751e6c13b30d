// Pictures of the window as PNG files, and where they go when the player presses F12.
#pragma once
#include <string>

#include "game/shell/renderer.h"
#include "sim/base/result.h"

namespace partly::game {

Status write_picture(const Picture&, const std::string& path);
Result<std::string> next_picture_path();  // <pictures>/Partly/partly-<n>.png; makes the folder

}  // namespace partly::game
