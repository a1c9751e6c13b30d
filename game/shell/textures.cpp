#include "game/shell/textures.h"

namespace partly::game {

constexpr int kFramesKept = 120;

void* Textures::get(const std::string& id, std::uint64_t version, int width, int height, const Paint& paint) {
  Held& held = held_[id];
  held.idle_frames = 0;
  const bool new_size = held.width != width || held.height != height || !held.texture;
  if (!new_size && held.version == version) return held.texture;
  if (held.texture) renderer_.free_texture(held.texture);
  pixels_.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0);
  paint(pixels_, width, height);
  held.texture = renderer_.make_texture(width, height, pixels_.data());
  held.width = width, held.height = height, held.version = version;
  return held.texture;
}

void Textures::end_frame() {
  for (auto it = held_.begin(); it != held_.end();) {
    if (++it->second.idle_frames <= kFramesKept) {
      ++it;
      continue;
    }
    if (it->second.texture) renderer_.free_texture(it->second.texture);
    it = held_.erase(it);
  }
}

void Textures::clear() {
  for (auto& [id, held] : held_)
    if (held.texture) renderer_.free_texture(held.texture);
  held_.clear();
}

}  // namespace partly::game
