// Colours with one meaning each, in four themes. Text colours reach 4.5:1 on every ground that they are used
// on and shapes 3:1 (tests/game/theme_test.cpp). The meaning colours follow the colour-blind-safe palette of
// M. Okabe and K. Ito, "Color Universal Design" (2008); every meaning also has a shape, so nothing hangs on
// colour.
#pragma once
#include <array>
#include <string_view>

#include "game/shell/geometry.h"

namespace partly::game {

enum class ThemeName { light, dark, high_contrast, greyscale };
inline constexpr std::array kThemeNames{ThemeName::light, ThemeName::dark, ThemeName::high_contrast,
                                        ThemeName::greyscale};

enum class Meaning { plain, teacher, student, innocent, law, money, caution };
inline constexpr int kMeanings = 7;
enum class Shape { none, square, circle, tick, diamond, triangle };

struct Theme {
  ThemeName name;
  Color ground, card, card_hover, field;  // page, card, card under the mouse, text field and inset areas
  Color line, line_strong;                // card outline, axis
  Color text, muted;                      // both >= 4.5:1 on ground, card, card_hover and field
  Color primary, on_primary;              // the one primary button
  Color track;                            // ground of bars and sliders
  Color focus;                            // ring, >= 3:1 on ground and card
  Color scrim;                            // over the page, under a dialog
  std::array<Color, kMeanings>
      fill;  // shapes and bars, >= 3:1 on card (innocent and caution carry an outline)
  std::array<Color, kMeanings> ink;  // text in that meaning, >= 4.5:1 on ground and card
  std::array<Color, 6> map_class;    // soft colours of the six classes of a decision map
  Color map_border, map_dot,
      map_blank;  // class borders, asked places, the "agrees" ground of a difference map
  float outline;  // width of a card's outline

  Color fill_of(Meaning m) const { return fill[static_cast<std::size_t>(m)]; }
  Color ink_of(Meaning m) const { return ink[static_cast<std::size_t>(m)]; }
};

const Theme& theme(ThemeName);
Shape shape_of(Meaning);
const char* name(ThemeName);  // "light", "dark", "high-contrast", "greyscale"
bool theme_named(std::string_view text, ThemeName* out);
bool meaning_named(std::string_view text, Meaning* out);  // "law", "money": as in markup {law|...}
const char* name(Meaning);

double contrast(Color a, Color b);  // WCAG 2.1 contrast ratio, 1 to 21

}  // namespace partly::game
