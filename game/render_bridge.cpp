#include "game/render_bridge.h"

#include <SDL.h>

#include "game/imgui_compat.h"

namespace partly::game {
namespace {

// The software renderer fills rectangles some ten times quicker than the two triangles that Dear ImGui makes of them.
class SoftwareCommand {
 public:
  SoftwareCommand(SDL_Renderer* renderer, const ImDrawList& list, const ImDrawCmd& command)
      : renderer_(renderer), texture_(static_cast<SDL_Texture*>(compat::texture_of(command))),
        vertices_(list.VtxBuffer.Data + command.VtxOffset), indices_(list.IdxBuffer.Data + command.IdxOffset),
        vertex_count_(list.VtxBuffer.Size - static_cast<int>(command.VtxOffset)), count_(command.ElemCount) {}

  void draw() {
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    unsigned from = 0, i = 0;
    while (i < count_) {
      if (!is_rectangle(i, white)) {
        i += 3;
        continue;
      }
      triangles(from, i);
      fill_rectangle(i);
      from = i += 6;
    }
    triangles(from, count_);
  }

 private:
  // Two triangles over four corners in the order of ImDrawList::PrimRect, one colour, no picture.
  bool is_rectangle(unsigned i, ImVec2 white) const {
    if (i + 6 > count_) return false;
    const ImDrawIdx* x = indices_ + i;
    if (x[3] != x[0] || x[4] != x[2]) return false;
    const ImDrawVert &a = vertices_[x[0]], &b = vertices_[x[1]], &c = vertices_[x[2]], &d = vertices_[x[5]];
    const auto plain = [&](const ImDrawVert& v) { return v.uv.x == white.x && v.uv.y == white.y && v.col == a.col; };
    return a.pos.y == b.pos.y && b.pos.x == c.pos.x && c.pos.y == d.pos.y && d.pos.x == a.pos.x && plain(a) && plain(b) && plain(c) && plain(d);
  }
  void fill_rectangle(unsigned i) {
    const ImDrawVert &a = vertices_[indices_[i]], &c = vertices_[indices_[i + 2]];
    const SDL_FRect r{a.pos.x, a.pos.y, c.pos.x - a.pos.x, c.pos.y - a.pos.y};
    SDL_SetRenderDrawColor(renderer_, a.col & 0xFF, a.col >> 8 & 0xFF, a.col >> 16 & 0xFF, static_cast<Uint8>(a.col >> 24));
    SDL_RenderFillRectF(renderer_, &r);
  }
  void triangles(unsigned from, unsigned end) {
    constexpr int stride = sizeof(ImDrawVert);
    if (from >= end) return;
    SDL_RenderGeometryRaw(renderer_, texture_, &vertices_->pos.x, stride, reinterpret_cast<const SDL_Color*>(&vertices_->col), stride,
                          &vertices_->uv.x, stride, vertex_count_, indices_ + from, static_cast<int>(end - from), sizeof(ImDrawIdx));
  }

  SDL_Renderer* renderer_;
  SDL_Texture* texture_;
  const ImDrawVert* vertices_;
  const ImDrawIdx* indices_;
  int vertex_count_;
  unsigned count_;
};

bool clipped_away(SDL_Renderer* renderer, const ImVec4& c) {
  const SDL_Rect clip{static_cast<int>(c.x), static_cast<int>(c.y), static_cast<int>(c.z - c.x), static_cast<int>(c.w - c.y)};
  if (clip.w <= 0 || clip.h <= 0) return true;
  SDL_RenderSetClipRect(renderer, &clip);
  return false;
}

}  // namespace

void draw_lists_in_software(SDL_Renderer* renderer, const ImDrawData& data) {
  SDL_SetRenderDrawBlendMode(renderer, SDL_BLENDMODE_BLEND);
  for (int n = 0; n < data.CmdListsCount; ++n)
    for (const ImDrawCmd& command : data.CmdLists[n]->CmdBuffer)
      if (!command.UserCallback && !clipped_away(renderer, command.ClipRect)) SoftwareCommand(renderer, *data.CmdLists[n], command).draw();
  SDL_RenderSetClipRect(renderer, nullptr);
}

void draw_lists(SDL_Renderer* renderer, const ImDrawData& data) {
  constexpr int stride = sizeof(ImDrawVert);
  for (int n = 0; n < data.CmdListsCount; ++n) {
    const ImDrawList& list = *data.CmdLists[n];
    for (const ImDrawCmd& command : list.CmdBuffer) {
      if (command.UserCallback || clipped_away(renderer, command.ClipRect)) continue;
      const ImDrawVert* base = list.VtxBuffer.Data + command.VtxOffset;
      SDL_RenderGeometryRaw(renderer, static_cast<SDL_Texture*>(compat::texture_of(command)), &base->pos.x, stride,
                            reinterpret_cast<const SDL_Color*>(&base->col), stride, &base->uv.x, stride,
                            list.VtxBuffer.Size - static_cast<int>(command.VtxOffset), list.IdxBuffer.Data + command.IdxOffset,
                            static_cast<int>(command.ElemCount), sizeof(ImDrawIdx));
    }
  }
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
