#include <SDL.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include "game/shell/renderer.h"

namespace partly::game {

bool may_have_card() {
#if defined(__linux__)
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator("/dev/dri", none))
    if (entry.path().filename().string().rfind("renderD", 0) == 0) return true;
  return false;
#else
  return true;
#endif
}

// SDL falls back to a driver that draws into memory, unless somebody asked for it.
std::string display_in_use() {
  const char* asked = SDL_getenv("SDL_VIDEODRIVER");
  const std::string driver = SDL_GetCurrentVideoDriver();
  const bool hidden = driver == "offscreen" || driver == "dummy";
  return hidden && !(asked && *asked) ? "" : driver;
}

namespace {

struct Extent {
  int w = 0, h = 0;
};

// No larger than the screen, less its panels. A picture is as large as it was asked for.
Extent extent_of(const WindowRequest& request) {
  SDL_Rect room;
  if (request.in_memory || SDL_GetDisplayUsableBounds(0, &room) != 0) return {request.width, request.height};
  return {std::min(request.width, room.w), std::min(request.height, room.h)};
}

SDL_Window* make_window(const WindowRequest& request) {
  const Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI |
                       (request.full_screen ? Uint32{SDL_WINDOW_FULLSCREEN_DESKTOP} : 0u);
  const Extent size = extent_of(request);
  return SDL_CreateWindow("Partly", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, size.w, size.h, flags);
}

bool draw_into_memory() {
  SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
  return SDL_Init(SDL_INIT_VIDEO) == 0;
}

bool reach_display(bool or_memory) {
  const bool begun = SDL_Init(SDL_INIT_VIDEO) == 0;
  if (begun && !display_in_use().empty()) return true;
  if (begun || !or_memory) return or_memory;
  return draw_into_memory();
}

}  // namespace

Result<OpenWindow> open_window(const WindowRequest& request) {
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
  SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");  // else SDL presents a surface through OpenGL
  if (!reach_display(request.in_memory))
    return Error{ErrorKind::device_missing,
                 "No display can be reached",
                 {},
                 "Without a display, play in the terminal: ./play --headless, or partly-sim play"};
  OpenWindow out;
  out.window = make_window(request);
  if (out.window && !request.software && !display_in_use().empty() && may_have_card()) {
    out.renderer = make_card_renderer(out.window);
    if (!out.renderer) SDL_DestroyWindow(out.window), out.window = make_window(request);
  }
  if (out.window && !out.renderer) out.renderer = make_software_renderer(out.window);
  if (out.window && !out.renderer && request.in_memory) {  // a picture needs no screen that can be drawn on
    SDL_DestroyWindow(out.window), SDL_QuitSubSystem(SDL_INIT_VIDEO);
    out.window = draw_into_memory() ? make_window(request) : nullptr;
    if (out.window) out.renderer = make_software_renderer(out.window);
  }
  if (!out.window || !out.renderer)
    return Error{
        ErrorKind::device_missing,
        std::string("The window could not be opened: ") + SDL_GetError(),
        {},
        "A screen of 16, 24 or 32 bits a pixel can be drawn on, with a graphics card or without; without "
        "one, play in the terminal: ./play --headless, or partly-sim play"};
  SDL_SetWindowMinimumSize(out.window, 640, 400);
  return out;
}

}  // namespace partly::game
