#include "game/shell/theme.h"

#include <gtest/gtest.h>

namespace partly::game {
namespace {

constexpr double kText = 4.5, kShape = 3.0;  // WCAG 2.1, 1.4.3 and 1.4.11

std::vector<Color> grounds(const Theme& t) { return {t.ground, t.card, t.card_hover, t.field}; }

TEST(Theme, ContrastOfBlackOnWhiteIsTwentyOne) {
  EXPECT_NEAR(contrast(Color::hex(0x000000), Color::hex(0xFFFFFF)), 21, 0.01);
  EXPECT_NEAR(contrast(Color::hex(0x777777), Color::hex(0xFFFFFF)), 4.48, 0.01);
}

TEST(Theme, TextCanBeReadOnEveryGroundInEveryTheme) {
  for (const ThemeName which : kThemeNames) {
    const Theme& t = theme(which);
    for (const Color ground : grounds(t)) {
      EXPECT_GE(contrast(t.text, ground), kText) << name(which);
      EXPECT_GE(contrast(t.muted, ground), kText) << name(which);
      for (const Color ink : t.ink)
        EXPECT_GE(contrast(ink, ground), kText) << name(which) << " meaning " << &ink - t.ink.data();
    }
    EXPECT_GE(contrast(t.on_primary, t.primary), kText) << name(which);
    EXPECT_GE(contrast(t.muted, t.track), kText) << name(which) << " choice";
  }
}

TEST(Theme, ShapesAndTheFocusRingStandOutInEveryTheme) {
  for (const ThemeName which : kThemeNames) {
    const Theme& t = theme(which);
    EXPECT_GE(contrast(t.focus, t.ground), kShape) << name(which);
    EXPECT_GE(contrast(t.focus, t.card), kShape) << name(which);
    for (const Meaning m : {Meaning::plain, Meaning::teacher, Meaning::student, Meaning::innocent,
                            Meaning::law, Meaning::money})
      EXPECT_GE(contrast(t.fill_of(m), t.card), kShape) << name(which) << " " << name(m);
  }
}

TEST(Theme, DotsAndBordersStandOutOnEveryClassOfAMap) {
  for (const ThemeName which : kThemeNames)
    for (const Color c : theme(which).map_class) {
      EXPECT_GE(contrast(theme(which).map_dot, c), kShape) << name(which);
      EXPECT_GE(contrast(theme(which).map_border, c), 2.5) << name(which);
    }
}

TEST(Theme, GreyscaleClassesDifferInLightnessAlone) {
  const Theme& t = theme(ThemeName::greyscale);
  for (std::size_t i = 1; i < t.map_class.size(); ++i) {
    EXPECT_EQ(t.map_class[i].r, t.map_class[i].g);
    EXPECT_GE(contrast(t.map_class[i - 1], t.map_class[i]), 1.2);
  }
}

TEST(Theme, NamesFindTheirThemeAndNothingElse) {
  for (const ThemeName which : kThemeNames) {
    ThemeName found{};
    ASSERT_TRUE(theme_named(name(which), &found));
    EXPECT_EQ(found, which);
  }
  ThemeName unused{};
  EXPECT_FALSE(theme_named("solarised", &unused));
}

}  // namespace
}  // namespace partly::game
