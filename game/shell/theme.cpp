#include "game/shell/theme.h"

#include <cmath>

#include "sim/base/check.h"

namespace partly::game {
namespace {

constexpr Color c(std::uint32_t rgb) { return Color::hex(rgb); }

// Order of the meanings: plain, teacher, student, innocent, law, money, caution.
const Theme kLight{
    .name = ThemeName::light,
    .ground = c(0xF7F5F0),
    .card = c(0xFFFFFF),
    .card_hover = c(0xFBFAF7),
    .field = c(0xF7F5F0),
    .line = c(0xE3DFD6),
    .line_strong = c(0xB9B6AE),
    .text = c(0x1F2430),
    .muted = c(0x5B6270),
    .primary = c(0x1F2430),
    .on_primary = c(0xFFFFFF),
    .track = c(0xE7E3DA),
    .focus = c(0x0072B2),
    .scrim = {31, 36, 48, 140},
    .fill = {c(0x1F2430), c(0x0072B2), c(0xD55E00), c(0x8A8F98), c(0x7A4FA3), c(0x009E73), c(0xE69F00)},
    .ink = {c(0x1F2430), c(0x00629A), c(0xB04A00), c(0x5B6270), c(0x7A4FA3), c(0x00785A), c(0x8A5A00)},
    .map_class = {c(0xA9CBE4), c(0xE9BFA8), c(0xC5DDB0), c(0xE6D7A6), c(0xCDBDE0), c(0xF1DFCB)},
    .map_border = c(0x3B3A45),
    .map_dot = c(0x1F2430),
    .map_blank = c(0xEFECE5),
    .outline = 1};

const Theme kDark{
    .name = ThemeName::dark,
    .ground = c(0x14171C),
    .card = c(0x1D2127),
    .card_hover = c(0x23282F),
    .field = c(0x14171C),
    .line = c(0x30353D),
    .line_strong = c(0x5A606A),
    .text = c(0xF0EEE8),
    .muted = c(0xA4A9B3),
    .primary = c(0xEDEAE2),
    .on_primary = c(0x14171C),
    .track = c(0x363B43),
    .focus = c(0x56B4E9),
    .scrim = {0, 0, 0, 165},
    .fill = {c(0xF0EEE8), c(0x4BA3DB), c(0xEB7A24), c(0x9AA0AA), c(0xA880D2), c(0x1FB98C), c(0xE9AE2C)},
    .ink = {c(0xF0EEE8), c(0x6FBCEB), c(0xF5914A), c(0xA4A9B3), c(0xBD9BE3), c(0x35C99C), c(0xEBB745)},
    .map_class = {c(0x3F6A8A), c(0x8E5D47), c(0x55764A), c(0x7D6C39), c(0x6B5690), c(0x6F6359)},
    .map_border = c(0x0D0F13),
    .map_dot = c(0xF0EEE8),
    .map_blank = c(0x2A2F37),
    .outline = 1};

const Theme kHighContrast{
    .name = ThemeName::high_contrast,
    .ground = c(0xFFFFFF),
    .card = c(0xFFFFFF),
    .card_hover = c(0xEFEFEF),
    .field = c(0xFFFFFF),
    .line = c(0x000000),
    .line_strong = c(0x000000),
    .text = c(0x000000),
    .muted = c(0x1E1E1E),
    .primary = c(0x000000),
    .on_primary = c(0xFFFFFF),
    .track = c(0xC8C8C8),
    .focus = c(0x0000EE),
    .scrim = {0, 0, 0, 190},
    .fill = {c(0x000000), c(0x005A8F), c(0xA84300), c(0x5C5F66), c(0x5E2F8C), c(0x00664A), c(0x7A5200)},
    .ink = {c(0x000000), c(0x004A77), c(0x8C3800), c(0x3C3F45), c(0x50247C), c(0x00543C), c(0x654300)},
    .map_class = {c(0x8FC3EA), c(0xF0A27E), c(0xB4DE90), c(0xF0DC7C), c(0xC6A6EC), c(0xFBEBD8)},
    .map_border = c(0x000000),
    .map_dot = c(0x000000),
    .map_blank = c(0xF2F2F2),
    .outline = 2};

// For printing and for checking that nothing hangs on hue: luminance only, the classes in even steps.
const Theme kGreyscale{
    .name = ThemeName::greyscale,
    .ground = c(0xF5F5F5),
    .card = c(0xFFFFFF),
    .card_hover = c(0xFAFAFA),
    .field = c(0xF5F5F5),
    .line = c(0xDEDEDE),
    .line_strong = c(0xB5B5B5),
    .text = c(0x222222),
    .muted = c(0x5E5E5E),
    .primary = c(0x222222),
    .on_primary = c(0xFFFFFF),
    .track = c(0xE0E0E0),
    .focus = c(0x1A1A1A),
    .scrim = {20, 20, 20, 140},
    .fill = {c(0x222222), c(0x3A3A3A), c(0x6E6E6E), c(0x8E8E8E), c(0x505050), c(0x7A7A7A), c(0x8E8E8E)},
    .ink = {c(0x222222), c(0x3A3A3A), c(0x5A5A5A), c(0x5E5E5E), c(0x464646), c(0x525252), c(0x5A5A5A)},
    .map_class = {c(0xF2F2F2), c(0xD9D9D9), c(0xC0C0C0), c(0xA6A6A6), c(0x8D8D8D), c(0x747474)},
    .map_border = c(0x222222),
    .map_dot = c(0x000000),
    .map_blank = c(0xEEEEEE),
    .outline = 1};

constexpr std::array kMeaningNames{"plain", "teacher", "student", "innocent", "law", "money", "caution"};

double linear(std::uint8_t channel) {
  const double v = channel / 255.0;
  return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

double luminance(Color x) { return 0.2126 * linear(x.r) + 0.7152 * linear(x.g) + 0.0722 * linear(x.b); }

}  // namespace

const Theme& theme(ThemeName which) {
  switch (which) {
    case ThemeName::light:
      return kLight;
    case ThemeName::dark:
      return kDark;
    case ThemeName::high_contrast:
      return kHighContrast;
    case ThemeName::greyscale:
      return kGreyscale;
  }
  return kLight;
}

Shape shape_of(Meaning m) {
  switch (m) {
    case Meaning::teacher:
      return Shape::square;
    case Meaning::student:
      return Shape::circle;
    case Meaning::innocent:
      return Shape::tick;
    case Meaning::law:
      return Shape::diamond;
    case Meaning::caution:
      return Shape::triangle;
    case Meaning::plain:
    case Meaning::money:
      return Shape::none;
  }
  return Shape::none;
}

const char* name(ThemeName which) {
  switch (which) {
    case ThemeName::light:
      return "light";
    case ThemeName::dark:
      return "dark";
    case ThemeName::high_contrast:
      return "high-contrast";
    case ThemeName::greyscale:
      return "greyscale";
  }
  return "";
}

bool theme_named(std::string_view text, ThemeName* out) {
  for (const ThemeName which : kThemeNames)
    if (text == name(which)) return *out = which, true;
  return false;
}

const char* name(Meaning m) { return kMeaningNames[static_cast<std::size_t>(m)]; }

bool meaning_named(std::string_view text, Meaning* out) {
  for (std::size_t i = 0; i < kMeaningNames.size(); ++i)
    if (text == kMeaningNames[i]) return *out = static_cast<Meaning>(i), true;
  return false;
}

double contrast(Color a, Color b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace partly::game
