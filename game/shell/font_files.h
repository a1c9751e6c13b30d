// Where the faces lie: known places first (asking fontconfig costs a third of the start-up), then
// fontconfig's best match for a list of families. No answer is an answer: the caller then uses the built-in
// face.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "game/shell/fonts.h"

namespace partly::game {

struct FontChoice {
  std::string path;  // empty: none found
  std::string family;
  int face = 0;  // within a collection
};
FontChoice find_font(Weight, bool display_cut);
std::string find_fallback_font();               // wide coverage, for characters that the face lacks
FontChoice find_font_with(std::uint32_t code);  // any that has the character, in whatever style
bool read_file_bytes(const std::string& path, std::vector<unsigned char>* out);

// Dear ImGui measures a size as ascent + descent; designers measure it in em.
struct FontMetrics {
  double height_per_em = 1;     // ascent + descent
  double digit_per_height = 0;  // the widest advance of 0..9; 0 if the file could not be read
};
FontMetrics metrics_of(const std::vector<unsigned char>& bytes);
bool has_glyph(const std::vector<unsigned char>& bytes, int face, std::uint32_t code);

}  // namespace partly::game
