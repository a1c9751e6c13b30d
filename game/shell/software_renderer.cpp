// Draws the lists of Dear ImGui with our rasteriser and shows the result as the window's surface.
#include <SDL.h>

#include <cmath>

#include "game/shell/imgui_compat.h"
#include "game/shell/raster.h"
#include "game/shell/renderer.h"

namespace partly::game {
namespace {

using raster::Bitmap;
using raster::Box;

int nearest(float v) { return static_cast<int>(std::floor(v + 0.5f)); }

class SoftwareRenderer : public Renderer {
 public:
  explicit SoftwareRenderer(SDL_Window* window) : window_(window) {}

  void* make_texture(int width, int height, const std::uint32_t* abgr) override {
    auto* bitmap = new Bitmap{.width = width, .height = height};
    const std::size_t n = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    bool white = true;
    for (std::size_t i = 0; i < n && white; ++i) white = (abgr[i] & 0xFFFFFF) == 0xFFFFFF;
    if (white) {
      bitmap->alpha.resize(n);
      for (std::size_t i = 0; i < n; ++i) bitmap->alpha[i] = static_cast<std::uint8_t>(abgr[i] >> 24);
    } else {
      bitmap->abgr.assign(abgr, abgr + n);
    }
    return bitmap;
  }
  void free_texture(void* texture) override { delete static_cast<Bitmap*>(texture); }

  Size pixels() override {
    int w = 0, h = 0;
    SDL_GetWindowSizeInPixels(window_, &w, &h);
    return {static_cast<float>(w), static_cast<float>(h)};
  }

  void draw(const ImDrawData& data, Color ground) override {
    const Size size = pixels();
    canvas_.width = static_cast<int>(size.w), canvas_.height = static_cast<int>(size.h);
    canvas_.pixels.assign(static_cast<std::size_t>(canvas_.width) * static_cast<std::size_t>(canvas_.height),
                          std::uint32_t{ground.r} << 16 | std::uint32_t{ground.g} << 8 | ground.b);
    white_ = ImGui::GetFontTexUvWhitePixel();
    for (int n = 0; n < data.CmdListsCount; ++n)
      for (const ImDrawCmd& command : data.CmdLists[n]->CmdBuffer)
        if (!command.UserCallback) draw(*data.CmdLists[n], command);
  }

  void present() override {
    SDL_Surface* surface = SDL_GetWindowSurface(window_);
    if (!surface || surface->w != canvas_.width || surface->h != canvas_.height)
      return;  // resized just now; the next frame fits
    SDL_ConvertPixels(canvas_.width, canvas_.height, SDL_PIXELFORMAT_RGB888, canvas_.pixels.data(),
                      canvas_.width * 4, surface->format->format, surface->pixels, surface->pitch);
    SDL_UpdateWindowSurface(window_);
  }

  Picture picture() override {
    Picture out{canvas_.width, canvas_.height};
    out.rgb.reserve(canvas_.pixels.size() * 3);
    for (const std::uint32_t p : canvas_.pixels)
      for (const int shift : {16, 8, 0}) out.rgb.push_back(static_cast<unsigned char>(p >> shift & 0xFF));
    return out;
  }

 private:
  void draw(const ImDrawList& list, const ImDrawCmd& command) {
    const ImVec4& c = command.ClipRect;
    canvas_.clip = {std::max(0, static_cast<int>(c.x)), std::max(0, static_cast<int>(c.y)),
                    std::min(canvas_.width, static_cast<int>(c.z)),
                    std::min(canvas_.height, static_cast<int>(c.w))};
    if (canvas_.clip.x0 >= canvas_.clip.x1 || canvas_.clip.y0 >= canvas_.clip.y1) return;
    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    const auto* bitmap = static_cast<const Bitmap*>(compat::texture_of(command));
    for (unsigned i = 0; i + 3 <= command.ElemCount;) {
      if (i + 6 <= command.ElemCount && rectangle(vertices, index + i, bitmap)) {
        i += 6;
        continue;
      }
      const auto corner = [&](unsigned k) {
        const ImDrawVert& v = vertices[index[i + k]];
        return raster::Corner{v.pos.x, v.pos.y, v.col};
      };
      raster::triangle(canvas_, corner(0), corner(1), corner(2));
      i += 3;
    }
  }

  // Two triangles in the order of ImDrawList::PrimRect over an upright rectangle of one colour.
  bool rectangle(const ImDrawVert* vertices, const ImDrawIdx* x, const Bitmap* bitmap) {
    if (x[3] != x[0] || x[4] != x[2]) return false;
    const ImDrawVert &a = vertices[x[0]], &b = vertices[x[1]], &c = vertices[x[2]], &d = vertices[x[5]];
    const bool upright = a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x;
    if (!upright || a.col != b.col || a.col != c.col || a.col != d.col) return false;
    const Box to{nearest(a.pos.x), nearest(a.pos.y), nearest(c.pos.x), nearest(c.pos.y)};
    const bool plain = a.uv.x == white_.x && a.uv.y == white_.y && c.uv.x == white_.x && c.uv.y == white_.y;
    if (plain || !bitmap) {
      raster::fill(canvas_, to, a.col);
      return true;
    }
    const auto w = static_cast<float>(bitmap->width), h = static_cast<float>(bitmap->height);
    raster::copy(canvas_, to, *bitmap,
                 {nearest(a.uv.x * w), nearest(a.uv.y * h), nearest(c.uv.x * w), nearest(c.uv.y * h)}, a.col);
    return true;
  }

  SDL_Window* window_;
  raster::Canvas canvas_;
  ImVec2 white_;
};

}  // namespace

std::unique_ptr<Renderer> make_software_renderer(SDL_Window* window) {
  if (!SDL_GetWindowSurface(window)) return nullptr;
  return std::make_unique<SoftwareRenderer>(window);
}

}  // namespace partly::game
