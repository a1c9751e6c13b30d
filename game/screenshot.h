// Pictures of the window as PNG files, and where they go when the player presses F12.
#pragma once
#include <string>

#include "sim/base/result.h"

struct SDL_Renderer;

namespace partly::game {

Status write_picture(SDL_Renderer*, const std::string& path);  // what stands in the back buffer, before it is presented
Result<std::string> next_picture_path();                       // <pictures>/Partly/partly-<n>.png; makes the folder

}  // namespace partly::game
