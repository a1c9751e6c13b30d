// What the program needs of a screen: textures, the lists of Dear ImGui drawn over a ground, a picture of it.
// Two kinds: SDL_Renderer on a graphics card, and our own rasteriser into the window's surface. SDL's
// software renderer is not used: it is slower by half and its triangles have hard edges.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "game/shell/geometry.h"
#include "sim/base/result.h"

struct SDL_Window;
struct ImDrawData;

namespace partly::game {

struct Picture {
  int width = 0, height = 0;
  std::vector<unsigned char> rgb = {};
};

class Renderer {
 public:
  virtual ~Renderer() = default;
  virtual void* make_texture(int width, int height, const std::uint32_t* abgr) = 0;  // null: no memory
  virtual void free_texture(void*) = 0;
  virtual Size pixels() = 0;  // of the window, in real pixels
  virtual void draw(const ImDrawData&, Color ground) = 0;
  virtual void present() = 0;
  virtual Picture picture() = 0;  // after draw, before present
};

struct OpenWindow {
  SDL_Window* window = nullptr;
  std::unique_ptr<Renderer> renderer;
};
struct WindowRequest {
  int width = 1280, height = 720;
  bool software = false;  // do not ask for a graphics card
  bool full_screen = false;
  bool in_memory = false;  // where no display can be reached, as for a picture
};
Result<OpenWindow> open_window(const WindowRequest&);

// Without a render node there is no card, and asking OpenGL costs 100 ms and 100 MiB to be told so.
bool may_have_card();
// The video driver, once SDL has started one that somebody can see; else empty.
std::string display_in_use();

std::unique_ptr<Renderer> make_card_renderer(SDL_Window*);  // null where there is no real card
std::unique_ptr<Renderer> make_software_renderer(SDL_Window*);

}  // namespace partly::game
