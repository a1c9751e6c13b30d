#include "game/shell/fonts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "game/shell/font_files.h"
#include "game/shell/imgui_compat.h"

namespace partly::game {
namespace {

constexpr std::array<std::pair<Type, Weight>, 10> kUsed{{{Type::tag, Weight::regular},
                                                         {Type::caption, Weight::regular},
                                                         {Type::caption, Weight::bold},
                                                         {Type::small, Weight::regular},
                                                         {Type::small, Weight::bold},
                                                         {Type::body, Weight::regular},
                                                         {Type::body, Weight::bold},
                                                         {Type::heading, Weight::regular},
                                                         {Type::heading, Weight::bold},
                                                         {Type::display, Weight::bold}}};

struct TypeSize {
  float units, line_height;
};

constexpr TypeSize size_of(Type type) {
  switch (type) {
    case Type::tag:
      return {11, 16};
    case Type::caption:
      return {13, 18};
    case Type::small:
      return {15, 20};
    case Type::body:
      return {17, 24};
    case Type::heading:
      return {22, 28};
    case Type::display:
      return {34, 40};
  }
  return {17, 24};
}

bool drawn_as_shape(std::uint32_t code) {
  return code == 0x25A0 || code == 0x25CF || code == 0x25C6 || code == 0x25B2;
}

// Calls visit(code point) for each character; bad bytes are skipped.
template <class Visit>
void each_character(std::string_view text, Visit visit) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t code = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k)
      code = code << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
    visit(code);
    i += length;
  }
}

}  // namespace

struct Fonts::Glyphs {
  ImVector<ImWchar> digits, others, beyond;
  void set(const std::set<std::uint32_t>& codes) {
    ImFontGlyphRangesBuilder each[3];
    for (const std::uint32_t code : codes) {
      if (code >= 0xFFFF) continue;
      each[code >= '0' && code <= '9' ? 0 : 1].AddChar(static_cast<ImWchar>(code));
      if (code > 0xFF) each[2].AddChar(static_cast<ImWchar>(code));
    }
    digits.clear(), others.clear(), beyond.clear();
    each[0].BuildRanges(&digits), each[1].BuildRanges(&others), each[2].BuildRanges(&beyond);
  }
};

Fonts::Fonts() : glyphs_(std::make_unique<Glyphs>()) {}
Fonts::~Fonts() = default;

float Fonts::units(Type type) const { return size_of(type).units; }

float Fonts::line_height(Type type) const { return size_of(type).line_height; }

const Fonts::File* Fonts::file(const std::string& path) {
  if (path.empty()) return nullptr;
  auto [place, is_new] = files_.try_emplace(path);
  if (is_new && read_file_bytes(path, &place->second.bytes)) {
    const FontMetrics metrics = metrics_of(place->second.bytes);
    place->second.height_per_em = metrics.height_per_em;
    place->second.digit_per_height = metrics.digit_per_height;
  }
  return place->second.bytes.empty() ? nullptr : &place->second;
}

bool Fonts::can_draw(std::uint32_t code) {
  const auto has = [&](const std::string& path, int face) {
    const File* const from = file(path);
    return from && has_glyph(from->bytes, face, code);
  };
  const auto own = paths_.find({Type::body, Weight::regular});
  return (own != paths_.end() && has(own->second, 0)) ||
         std::any_of(fallbacks_.begin(), fallbacks_.end(),
                     [&](const Fallback& one) { return has(one.path, one.face); });
}

// One of wide coverage first, then whatever fontconfig knows for the character.
void Fonts::find_fallback_for(std::uint32_t code) {
  constexpr std::size_t kMostFallbacks = 6;
  if (fallbacks_.empty()) fallbacks_.push_back({find_fallback_font()});
  if (can_draw(code) || fallbacks_.size() >= kMostFallbacks) return;
  if (const FontChoice found = find_font_with(code); !found.path.empty())
    fallbacks_.push_back({found.path, found.face});
}

void Fonts::build(float scale) {
  scale_ = scale;
  if (known_.empty()) {
    for (std::uint32_t code = 0x20; code < 0x7F; ++code) known_.insert(code);
    for (const std::uint32_t code : {0xB1u, 0xB7u, 0xD7u, 0x2013u, 0x2014u, 0x2019u, 0x2026u})
      known_.insert(code);
  }
  known_.insert(missing_.begin(), missing_.end());
  for (const std::uint32_t code : missing_)
    if (!can_draw(code)) find_fallback_for(code);
  missing_.clear();
  glyphs_->set(known_);
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  atlas.TexGlyphPadding = 1;
  faces_.clear();
  for (const auto& [type, weight] : kUsed) add(type, weight);
}

void Fonts::add(Type type, Weight weight) {
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  auto [chosen, is_new] = paths_.try_emplace({type, weight});
  if (is_new) {
    const FontChoice found = find_font(weight, type >= Type::heading);
    chosen->second = found.path;
    if (!found.family.empty()) family_ = found.family;
  }
  const File* from = file(chosen->second);
  const float em_pixels = std::round(units(type) * scale_);
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.OversampleH = config.OversampleV = 1;
  config.PixelSnapH = true;  // glyphs stand on whole pixels: sharp, and copied instead of stretched
  if (!from) {
    config.SizePixels = em_pixels;
    faces_[{type, weight}] = {atlas.AddFontDefault(&config), em_pixels};
    return;
  }
  const float pixels = em_pixels * static_cast<float>(from->height_per_em);
  const auto merge = [&](const File* f, const ImVector<ImWchar>& ranges) {
    auto* bytes = const_cast<unsigned char*>(f->bytes.data());  // the atlas does not own or change them
    return atlas.AddFontFromMemoryTTF(bytes, static_cast<int>(f->bytes.size()), pixels, &config, ranges.Data);
  };
  config.GlyphMinAdvanceX = config.GlyphMaxAdvanceX = static_cast<float>(from->digit_per_height) * pixels;
  ImFont* font = merge(from, glyphs_->digits);
  config.MergeMode = true;
  config.GlyphMinAdvanceX = 0;
  config.GlyphMaxAdvanceX = 3.4e38f;
  merge(from, glyphs_->others);
  for (const Fallback& one : fallbacks_) {
    config.FontNo = one.face;
    if (const File* fallback = file(one.path)) merge(fallback, glyphs_->beyond);
  }
  faces_[{type, weight}] = {font, pixels};
}

Face Fonts::face(Type type, Weight weight) const {
  const auto found = faces_.find({type, weight});
  return found != faces_.end() ? found->second
                               : faces_.at({type, weight == Weight::bold ? Weight::regular : Weight::bold});
}

void Fonts::note(std::string_view text) const {
  each_character(text, [this](std::uint32_t code) {
    if (code >= 0x7F && code < 0xFFFF && !drawn_as_shape(code) && !known_.contains(code))
      missing_.insert(code);
  });
}

Size Fonts::measure(std::string_view text, Type type, Weight weight) const {
  note(text);
  const Face f = face(type, weight);
  const ImVec2 size = compat::text_size(f.font, f.pixels, text.data(), text.data() + text.size());
  return {size.x / scale_, size.y / scale_};
}

}  // namespace partly::game
