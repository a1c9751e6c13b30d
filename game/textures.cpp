#include "game/textures.h"

#include <SDL.h>

namespace partly::game {

constexpr int kFramesKept = 120;

void* Textures::get(const std::string& id, std::uint64_t version, int width, int height, const Paint& paint) {
  Held& held = held_[id];
  held.idle_frames = 0;
  const bool new_size = held.width != width || held.height != height || !held.texture;
  if (new_size) {
    if (held.texture) SDL_DestroyTexture(held.texture);
    held.texture = SDL_CreateTexture(renderer_, SDL_PIXELFORMAT_ABGR8888, SDL_TEXTUREACCESS_STATIC, width, height);
    held.width = width, held.height = height;
    if (!held.texture) return nullptr;
    SDL_SetTextureBlendMode(held.texture, SDL_BLENDMODE_BLEND);
  }
  if (new_size || held.version != version) {
    pixels_.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
    paint(pixels_, width, height);
    SDL_UpdateTexture(held.texture, nullptr, pixels_.data(), width * 4);
    held.version = version;
  }
  return held.texture;
}

void Textures::end_frame() {
  for (auto it = held_.begin(); it != held_.end();) {
    if (++it->second.idle_frames <= kFramesKept) {
      ++it;
      continue;
    }
    if (it->second.texture) SDL_DestroyTexture(it->second.texture);
    it = held_.erase(it);
  }
}

void Textures::clear() {
  for (auto& [id, held] : held_)
    if (held.texture) SDL_DestroyTexture(held.texture);
  held_.clear();
}

}  // namespace partly::game
