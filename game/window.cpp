#include "game/window.h"

#include <SDL.h>

#include <filesystem>
#include <string>

namespace partly::game {
namespace {

// Without a render node there is no card, and asking OpenGL costs 100 ms and 100 MiB to be told so.
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

bool rasterises_in_software() {
  using GetString = const unsigned char* (*)(unsigned);
  constexpr unsigned kGlRenderer = 0x1F01;
  if (!SDL_GL_GetCurrentContext()) return false;  // Direct3D or Metal: a card
  const auto get = reinterpret_cast<GetString>(SDL_GL_GetProcAddress("glGetString"));
  const unsigned char* text = get ? get(kGlRenderer) : nullptr;
  const std::string name = text ? reinterpret_cast<const char*>(text) : "";
  return name.find("llvmpipe") != std::string::npos || name.find("softpipe") != std::string::npos ||
         name.find("SwiftShader") != std::string::npos;
}

OpenWindow attempt(int width, int height, Uint32 window_flags, Uint32 renderer_flags) {
  OpenWindow out;
  out.window = SDL_CreateWindow("Partly", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height, window_flags);
  if (out.window) out.renderer = SDL_CreateRenderer(out.window, -1, renderer_flags);
  if (out.window && !out.renderer) SDL_DestroyWindow(out.window), out.window = nullptr;
  return out;
}

void close(OpenWindow& w) {
  SDL_DestroyRenderer(w.renderer);
  SDL_DestroyWindow(w.window);
  w = {};
}

}  // namespace

Result<OpenWindow> open_window(int width, int height, bool software, bool full_screen) {
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
  SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
  if (SDL_Init(SDL_INIT_VIDEO) != 0)
    return Error{ErrorKind::device_missing, std::string("No display can be reached (") + SDL_GetError() + ")", {},
                 "Without a display, play in the terminal: ./play --headless, or partly-sim play"};
  const Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI | (full_screen ? Uint32{SDL_WINDOW_FULLSCREEN_DESKTOP} : 0u);
  OpenWindow out;
  if (!software && may_have_card()) {
    out = attempt(width, height, flags, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
    if (out.window && rasterises_in_software()) close(out);
  }
  if (!out.window) {
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software");
    out = attempt(width, height, flags, SDL_RENDERER_SOFTWARE);
    out.software = true;
  }
  if (!out.window) return Error{ErrorKind::device_missing, std::string("The window could not be opened: ") + SDL_GetError(), {}, "Try --software"};
  SDL_SetWindowMinimumSize(out.window, 640, 400);
  return out;
}

}  // namespace partly::game
