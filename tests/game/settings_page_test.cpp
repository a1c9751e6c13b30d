// The settings: seen at once, and handed on to the next game.
#include <gtest/gtest.h>

#include "tests/game/game_pages.h"

namespace partly::game {
namespace {

TEST(SettingsPage, ChangeTheThemeAtOnceAndKeepIt) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.show("settings");
  ASSERT_TRUE(pages.tab_to("settings/theme/1"));
  pages.press("Enter"), pages.settle();
  EXPECT_EQ(pages.app().settings().theme, ThemeName::dark);
  EXPECT_EQ(load_settings(kept_settings()).settings.theme, ThemeName::dark);
}

TEST(SettingsPage, HandTheSeedToTheNextGame) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.show("settings");
  ASSERT_TRUE(pages.tab_to("settings/seed"));
  pages.type("42"), pages.settle();
  EXPECT_EQ(pages.seed, std::optional<std::uint64_t>(42));
}

}  // namespace
}  // namespace partly::game
