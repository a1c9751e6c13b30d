// The type of the program: Inter where fontconfig finds it, else another sans, else Dear ImGui's built-in
// face. Rasterised at the real pixel size for each zoom. Digits have equal advances. A character that is
// asked for and not in the atlas yet is noted and added before the next frame, so the atlas holds only what
// is used.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "game/shell/geometry.h"

struct ImFont;

namespace partly::game {

enum class Type { tag, caption, small, body, heading, display };  // 11, 13, 15, 17, 22 and 34 units
enum class Weight { regular, bold };

struct Face {
  ImFont* font = nullptr;
  float pixels = 0;
};

class Fonts {
 public:
  Fonts();
  ~Fonts();
  // Loads the files once (fontconfig is asked on the first call) and builds the atlas for a scale.
  void build(float scale);
  bool needs_rebuild() const { return !missing_.empty(); }
  Face face(Type, Weight) const;
  float units(Type) const;        // type size in layout units
  float line_height(Type) const;  // distance of baselines in layout units, on the 4-unit grid
  Size measure(std::string_view text, Type, Weight) const;  // layout units
  void note(std::string_view text) const;                   // remembers characters that the atlas lacks
  const std::string& family() const { return family_; }

 private:
  void add(Type, Weight);
  struct File {
    std::vector<unsigned char> bytes;
    double height_per_em = 1;     // Dear ImGui measures a size as ascent + descent
    double digit_per_height = 0;  // the widest of 0..9
  };
  const File* file(const std::string& path);
  bool can_draw(std::uint32_t code);
  void find_fallback_for(std::uint32_t code);
  std::map<std::string, File> files_;
  std::map<std::pair<Type, Weight>, Face> faces_;
  std::map<std::pair<Type, Weight>, std::string> paths_;
  std::set<std::uint32_t> known_;
  mutable std::set<std::uint32_t> missing_;
  struct Glyphs;
  std::unique_ptr<Glyphs> glyphs_;  // the ranges that the atlas points to
  std::string family_ = "built-in";
  struct Fallback {
    std::string path = {};
    int face = 0;
  };
  std::vector<Fallback> fallbacks_ = {};  // for characters that the faces lack, asked for one after the other
  float scale_ = 1;
};

}  // namespace partly::game
