// Opens the window and chooses how it is drawn: by the graphics card where there is a real one, else by SDL's own
// software renderer, which is about twice as quick as OpenGL in software once it does not present through OpenGL.
#pragma once
#include "sim/base/result.h"

struct SDL_Window;
struct SDL_Renderer;

namespace partly::game {

struct OpenWindow {
  SDL_Window* window = nullptr;
  SDL_Renderer* renderer = nullptr;
  bool software = false;
};
Result<OpenWindow> open_window(int width, int height, bool software, bool full_screen);

}  // namespace partly::game
