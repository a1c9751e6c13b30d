#include "game/render_bridge.h"

#include <SDL.h>

#include "game/imgui_compat.h"

namespace partly::game {
namespace {

void draw_command(SDL_Renderer* renderer, const ImDrawList& list, const ImDrawCmd& command) {
  const ImVec4& c = command.ClipRect;
  const SDL_Rect clip{static_cast<int>(c.x), static_cast<int>(c.y), static_cast<int>(c.z - c.x), static_cast<int>(c.w - c.y)};
  if (clip.w <= 0 || clip.h <= 0 || command.ElemCount == 0) return;
  SDL_RenderSetClipRect(renderer, &clip);
  const ImDrawVert* base = list.VtxBuffer.Data + command.VtxOffset;
  constexpr int stride = sizeof(ImDrawVert);
  SDL_RenderGeometryRaw(renderer, static_cast<SDL_Texture*>(compat::texture_of(command)), &base->pos.x, stride,
                        reinterpret_cast<const SDL_Color*>(&base->col), stride, &base->uv.x, stride,
                        list.VtxBuffer.Size - static_cast<int>(command.VtxOffset), list.IdxBuffer.Data + command.IdxOffset,
                        static_cast<int>(command.ElemCount), sizeof(ImDrawIdx));
}

}  // namespace

void draw_lists(SDL_Renderer* renderer, const ImDrawData& data) {
  for (int n = 0; n < data.CmdListsCount; ++n)
    for (const ImDrawCmd& command : data.CmdLists[n]->CmdBuffer)
      if (!command.UserCallback) draw_command(renderer, *data.CmdLists[n], command);
  SDL_RenderSetClipRect(renderer, nullptr);
}

SDL_Texture* make_font_texture(SDL_Renderer* renderer, SDL_Texture* old) {
  if (old) SDL_DestroyTexture(old);
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  compat::font_pixels(atlas, &pixels, &width, &height);
  SDL_Texture* texture = SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ABGR8888, SDL_TEXTUREACCESS_STATIC, width, height);
  if (!texture) return nullptr;
  SDL_UpdateTexture(texture, nullptr, pixels, width * 4);
  SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
  SDL_SetTextureScaleMode(texture, SDL_ScaleModeLinear);
  compat::set_font_texture(atlas, texture);
  atlas.ClearTexData();
  return texture;
}

}  // namespace partly::game
