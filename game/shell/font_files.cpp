#include "game/shell/font_files.h"

#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#pragma GCC diagnostic ignored "-Wsign-compare"
#endif
#define STBTT_STATIC
#define STB_TRUETYPE_IMPLEMENTATION
#include <stb_truetype.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace partly::game {
namespace {

namespace fs = std::filesystem;

bool exists(const std::string& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

FontChoice known_place(Weight weight, bool display_cut) {
  const std::string face = weight == Weight::bold ? (display_cut ? "Bold" : "SemiBold") : "Regular";
  for (const std::string dir :
       {"/usr/share/fonts/opentype/inter/", "/usr/share/fonts/inter/", "/usr/share/fonts/OTF/"})
    for (const std::string cut : {display_cut ? "InterDisplay-" : "Inter-", "Inter-"})
      if (const std::string path = dir + cut + face + ".otf"; exists(path)) return {path, "Inter"};
  return {};
}

std::string pattern_string(FcPattern* match, const char* what) {
  FcChar8* text = nullptr;
  return FcPatternGetString(match, what, 0, &text) == FcResultMatch ? reinterpret_cast<const char*>(text)
                                                                    : "";
}

// What fontconfig finds for `wanted`, which it frees, if it suits and can be read.
FontChoice match_of(FcPattern* wanted, const std::function<bool(FcPattern*)>& suits) {
  FcConfigSubstitute(nullptr, wanted, FcMatchPattern);
  FcDefaultSubstitute(wanted);
  FcResult result = FcResultNoMatch;
  FcPattern* match = FcFontMatch(nullptr, wanted, &result);
  FontChoice found;
  if (match && suits(match)) {
    found = {pattern_string(match, FC_FILE), pattern_string(match, FC_FAMILY)};
    FcPatternGetInteger(match, FC_INDEX, 0, &found.face);
  }
  if (match) FcPatternDestroy(match);
  FcPatternDestroy(wanted);
  const auto dot = found.path.rfind('.');
  const std::string kind = dot == std::string::npos ? "" : found.path.substr(dot);
  const bool collection = kind == ".ttc" || kind == ".otc";
  return kind == ".ttf" || kind == ".otf" || collection ? found : FontChoice{};
}

// The match for one family; fontconfig always answers, so the caller checks that it answered with that
// family.
FontChoice ask(const char* family, int weight) {
  FcPattern* wanted = FcPatternCreate();
  if (family) FcPatternAddString(wanted, FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
  FcPatternAddInteger(wanted, FC_WEIGHT, weight);
  FcPatternAddInteger(wanted, FC_SLANT, FC_SLANT_ROMAN);
  FcPatternAddBool(wanted, FC_SCALABLE, FcTrue);
  const FontChoice found = match_of(wanted, [](FcPattern*) { return true; });
  return found.path.ends_with("tc") ? FontChoice{} : found;  // a collection has no metrics of its own
}

}  // namespace

FontChoice find_font(Weight weight, bool display_cut) {
  if (FontChoice known = known_place(weight, display_cut); !known.path.empty()) return known;
  if (!FcInit()) return {};
  const int fc_weight = weight == Weight::bold ? FC_WEIGHT_DEMIBOLD : FC_WEIGHT_REGULAR;
  for (const char* family : {"Inter", "Noto Sans", "Open Sans", "DejaVu Sans"})
    if (FontChoice found = ask(family, fc_weight); found.family.rfind(family, 0) == 0) return found;
  return ask("sans-serif", fc_weight);
}

FontChoice find_font_with(std::uint32_t code) {
  if (!FcInit()) return {};
  FcCharSet* wanted_codes = FcCharSetCreate();
  FcCharSetAddChar(wanted_codes, code);
  FcPattern* wanted = FcPatternCreate();
  FcPatternAddCharSet(wanted, FC_CHARSET, wanted_codes);
  FcPatternAddBool(wanted, FC_SCALABLE, FcTrue);
  const FontChoice found = match_of(wanted, [code](FcPattern* match) {
    FcCharSet* has = nullptr;  // fontconfig always answers, with the character or without
    return FcPatternGetCharSet(match, FC_CHARSET, 0, &has) == FcResultMatch && FcCharSetHasChar(has, code);
  });
  FcCharSetDestroy(wanted_codes);
  return found;
}

std::string find_fallback_font() {
  const std::string dejavu = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
  if (exists(dejavu)) return dejavu;
  return FcInit() ? ask("DejaVu Sans", FC_WEIGHT_REGULAR).path : "";
}

bool read_file_bytes(const std::string& path, std::vector<unsigned char>* out) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  const std::streamoff size = file ? static_cast<std::streamoff>(file.tellg()) : 0;
  if (size <= 0 || size > (64 << 20)) return false;
  out->resize(static_cast<std::size_t>(size));
  file.seekg(0);
  return static_cast<bool>(file.read(reinterpret_cast<char*>(out->data()), size));
}

bool has_glyph(const std::vector<unsigned char>& bytes, int face, std::uint32_t code) {
  stbtt_fontinfo info;
  const int offset = bytes.empty() ? -1 : stbtt_GetFontOffsetForIndex(bytes.data(), face);
  return offset >= 0 && stbtt_InitFont(&info, bytes.data(), offset) &&
         stbtt_FindGlyphIndex(&info, static_cast<int>(code)) != 0;
}

FontMetrics metrics_of(const std::vector<unsigned char>& bytes) {
  stbtt_fontinfo info;
  if (bytes.empty() || !stbtt_InitFont(&info, bytes.data(), 0)) return {};
  const double per_height = stbtt_ScaleForPixelHeight(&info, 1),
               per_em = stbtt_ScaleForMappingEmToPixels(&info, 1);
  int widest = 0;
  for (int digit = '0'; digit <= '9'; ++digit) {
    int advance = 0, bearing = 0;
    stbtt_GetCodepointHMetrics(&info, digit, &advance, &bearing);
    widest = std::max(widest, advance);
  }
  return {per_em / per_height, widest * per_height};
}

}  // namespace partly::game
