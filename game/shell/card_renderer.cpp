// Draws with the graphics card through SDL_Renderer; the distribution's Dear ImGui leaves that back end out.
#include <SDL.h>

#include <string>

#include "game/shell/imgui_compat.h"
#include "game/shell/renderer.h"

namespace partly::game {
namespace {

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

class CardRenderer : public Renderer {
 public:
  explicit CardRenderer(SDL_Renderer* renderer) : renderer_(renderer) {}
  ~CardRenderer() override { SDL_DestroyRenderer(renderer_); }

  void* make_texture(int width, int height, const std::uint32_t* abgr) override {
    SDL_Texture* texture =
        SDL_CreateTexture(renderer_, SDL_PIXELFORMAT_ABGR8888, SDL_TEXTUREACCESS_STATIC, width, height);
    if (!texture) return nullptr;
    SDL_UpdateTexture(texture, nullptr, abgr, width * 4);
    SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
    SDL_SetTextureScaleMode(texture, SDL_ScaleModeLinear);
    return texture;
  }
  void free_texture(void* texture) override { SDL_DestroyTexture(static_cast<SDL_Texture*>(texture)); }

  Size pixels() override {
    int w = 0, h = 0;
    SDL_GetRendererOutputSize(renderer_, &w, &h);
    return {static_cast<float>(w), static_cast<float>(h)};
  }

  void draw(const ImDrawData& data, Color ground) override {
    SDL_SetRenderDrawColor(renderer_, ground.r, ground.g, ground.b, 255);
    SDL_RenderClear(renderer_);
    for (int n = 0; n < data.CmdListsCount; ++n)
      for (const ImDrawCmd& command : data.CmdLists[n]->CmdBuffer)
        if (!command.UserCallback) draw(*data.CmdLists[n], command);
    SDL_RenderSetClipRect(renderer_, nullptr);
  }
  void present() override { SDL_RenderPresent(renderer_); }

  Picture picture() override {
    const Size size = pixels();
    Picture out{static_cast<int>(size.w), static_cast<int>(size.h)};
    out.rgb.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 3);
    if (SDL_RenderReadPixels(renderer_, nullptr, SDL_PIXELFORMAT_RGB24, out.rgb.data(), out.width * 3) != 0)
      return {};
    return out;
  }

 private:
  void draw(const ImDrawList& list, const ImDrawCmd& command) {
    const ImVec4& c = command.ClipRect;
    const SDL_Rect clip{static_cast<int>(c.x), static_cast<int>(c.y), static_cast<int>(c.z - c.x),
                        static_cast<int>(c.w - c.y)};
    if (clip.w <= 0 || clip.h <= 0 || command.ElemCount == 0) return;
    SDL_RenderSetClipRect(renderer_, &clip);
    const ImDrawVert* base = list.VtxBuffer.Data + command.VtxOffset;
    constexpr int stride = sizeof(ImDrawVert);
    SDL_RenderGeometryRaw(renderer_, static_cast<SDL_Texture*>(compat::texture_of(command)), &base->pos.x,
                          stride, reinterpret_cast<const SDL_Color*>(&base->col), stride, &base->uv.x, stride,
                          list.VtxBuffer.Size - static_cast<int>(command.VtxOffset),
                          list.IdxBuffer.Data + command.IdxOffset, static_cast<int>(command.ElemCount),
                          sizeof(ImDrawIdx));
  }
  SDL_Renderer* renderer_;
};

}  // namespace

std::unique_ptr<Renderer> make_card_renderer(SDL_Window* window) {
  SDL_Renderer* renderer =
      SDL_CreateRenderer(window, -1, SDL_RENDERER_ACCELERATED | SDL_RENDERER_PRESENTVSYNC);
  if (!renderer) return nullptr;
  auto out = std::make_unique<CardRenderer>(renderer);
  if (rasterises_in_software()) return nullptr;
  return out;
}

}  // namespace partly::game
