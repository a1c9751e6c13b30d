// Textures that widgets paint themselves (decision maps), kept by id and filled again only when the version
// or the size changes. What was not used for some frames is freed.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "game/shell/renderer.h"

namespace partly::game {

class Textures {
 public:
  using Paint = std::function<void(std::vector<std::uint32_t>& abgr, int width, int height)>;

  explicit Textures(Renderer& renderer) : renderer_(renderer) {}
  ~Textures() { clear(); }
  Textures(const Textures&) = delete;
  Textures& operator=(const Textures&) = delete;

  void* get(const std::string& id, std::uint64_t version, int width, int height, const Paint& paint);
  void end_frame();
  void clear();  // after the renderer lost its textures

 private:
  struct Held {
    void* texture = nullptr;
    std::uint64_t version = 0;
    int width = 0, height = 0, idle_frames = 0;
  };
  Renderer& renderer_;
  std::map<std::string, Held> held_;
  std::vector<std::uint32_t> pixels_;
};

}  // namespace partly::game
