// Market, court, debrief, case file and settings drawn from samples in sizes and themes, with pictures kept.
#include <gtest/gtest.h>

#include "tests/game/game_pages.h"

namespace partly::game {
namespace {

void draw_all(const Look& look) {
  GamePages pages(look);
  ASSERT_EQ(pages.problem(), "");
  const std::vector<std::string> tabs{"market", "ledger", "terms"};
  for (std::size_t i = 0; i < tabs.size(); ++i) {
    ASSERT_TRUE(pages.show("market"));
    pages.app().ui().focus().set_focus("market/tab/" + std::to_string(i));
    pages.press("Enter");
    pages.keep(look.name + "-" + tabs[i]);
  }
  using law::Stage;
  for (const Stage stage :
       {Stage::notice, Stage::complaint, Stage::motion, Stage::discovery, Stage::deposition, Stage::judgment,
        Stage::decided, Stage::settled, Stage::dismissed}) {
    pages.lab_game().view_now =
        claim_at(stage, stage == Stage::decided ? law::Answer::partly : law::Answer::none);
    ASSERT_TRUE(pages.show("court"));
    pages.keep(look.name + "-court-" + law::name(stage));
    if (stage != Stage::complaint && stage != Stage::deposition) continue;
    pages.wheel(-30);
    pages.keep(look.name + "-court-" + law::name(stage) + "-below");
    pages.wheel(60), pages.settle();
  }
  pages.lab_game().view_now.proceedings.clear();
  ASSERT_TRUE(pages.show("court"));
  pages.keep(look.name + "-court-none");
  for (const Stage stage : {Stage::complaint, Stage::deposition}) {
    pages.lab_game().view_now.suit = sample_suit(stage);
    ASSERT_TRUE(pages.show("court"));
    pages.keep(look.name + "-court-suit-" + law::name(stage));
  }
  pages.lab_game().view_now = sample_view();
  ASSERT_TRUE(pages.show("debrief"));
  pages.keep(look.name + "-debrief-so-far");
  pages.lab_game().view_now = ended(), pages.lab_game().roads = runs_ready_of(3);
  ASSERT_TRUE(pages.show("debrief"));
  pages.keep(look.name + "-debrief");
  pages.wheel(-30);
  pages.keep(look.name + "-debrief-below");
  ASSERT_TRUE(pages.show("casefile"));
  pages.keep(look.name + "-casefile");
  ASSERT_TRUE(pages.show("settings"));
  pages.keep(look.name + "-settings");
}

TEST(PagePictures, AreDrawnAtFullSize) { draw_all({.name = "light-100"}); }
TEST(PagePictures, AreDrawnInTheDark) { draw_all({.name = "dark-100", .theme = ThemeName::dark}); }
TEST(PagePictures, AreDrawnAtTwiceTheSize) { draw_all({.name = "light-200", .scale = 2}); }
TEST(PagePictures, AreDrawnInTheDarkAtTwiceTheSize) {
  draw_all({.name = "dark-200", .scale = 2, .theme = ThemeName::dark});
}

TEST(PagePictures, AreDrawnOnALargeScreen) {
  draw_all({.name = "light-1080", .width = 1920, .height = 1080});
}

}  // namespace
}  // namespace partly::game
