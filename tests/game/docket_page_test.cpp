// The docket on the court page: cases of others, a forecast by slider and key, briefs, a word in public.
#include <gtest/gtest.h>

#include "tests/game/game_pages.h"
#include "tests/game/sample_docket.h"

namespace partly::game {
namespace {

class DocketPage : public testing::Test {
 protected:
  // The court page with its docket chosen.
  void open(GamePages& pages) {
    ASSERT_EQ(pages.problem(), "");
    pages.lab_game().view_now.docket = sample_docket();
    ASSERT_TRUE(pages.show("court"));
    ASSERT_TRUE(pages.tab_to("court/part/1"));
    pages.press("Enter"), pages.settle();
  }
  void hand_in(GamePages& pages, const std::string& button, const world::Decision& decision) {
    ASSERT_TRUE(pages.tab_to(button)) << button;
    pages.press("Enter"), pages.settle();
    ASSERT_FALSE(pages.lab_game().submitted.empty());
    EXPECT_EQ(pages.lab_game().submitted.back(), decision);
  }
};

TEST_F(DocketPage, IsNotOfferedWhereNoCaseOfOthersRuns) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.show("court");
  EXPECT_EQ(pages.widget("court/part/1"), nullptr);
}

TEST_F(DocketPage, SaysHowManyForecastsWaitAndGivesTheOneOnTheSlider) {
  GamePages pages;
  open(pages);
  EXPECT_NE(pages.widget("court/part/1")->text.find("1 to forecast"), std::string::npos);
  ASSERT_TRUE(pages.tab_to("docket/forecast/10"));
  pages.press("End"), pages.press("Left"), pages.press("Left"), pages.settle();
  hand_in(pages, "docket/forecast/10/give", world::AnswerCard{kSampleCard, 0.9});
}

TEST_F(DocketPage, SaysWithoutAClaimOfOnesOwnThatOnlyAForecastWaits) {
  GamePages pages;
  open(pages);
  EXPECT_NE(pages.widget("nav/court")->text.find("open"), std::string::npos);
  pages.lab_game().view_now.proceedings.clear();
  pages.show("lab");
  EXPECT_NE(pages.widget("nav/court")->text.find("Court: 1 to forecast"), std::string::npos);
}

TEST_F(DocketPage, FilesABriefOnlyWhereATheoryIsAtStake) {
  GamePages pages;
  open(pages);
  EXPECT_EQ(pages.widget("docket/founders/brief/for"), nullptr);
  hand_in(pages, "docket/terms/brief/against", world::FileBrief{"terms", world::BriefSide::against_theory});
}

TEST_F(DocketPage, SaysAWordInPublic) {
  GamePages pages;
  open(pages);
  hand_in(pages, "docket/never", world::StatePublicly{world::PublicStatement::we_never_did});
}

TEST_F(DocketPage, ShowsTheScoreOfOthersOnTheSameCards) {
  GamePages pages;
  open(pages);
  for (const char* who : {"you", "base", "reader"})
    EXPECT_NE(pages.widget(std::string("docket/brier/") + who), nullptr) << who;
  pages.lab_game().view_now = ended();
  pages.lab_game().view_now.docket = sample_docket();
  ASSERT_TRUE(pages.show("debrief"));
  EXPECT_NE(pages.widget("docket/calibration"), nullptr);
}

void draw_docket(const Look& look) {
  GamePages pages(look);
  ASSERT_EQ(pages.problem(), "");
  pages.lab_game().view_now.docket = sample_docket();
  ASSERT_TRUE(pages.show("court"));
  ASSERT_TRUE(pages.tab_to("court/part/1"));
  pages.press("Enter");
  pages.keep(look.name + "-docket");
  pages.wheel(-30);
  pages.keep(look.name + "-docket-below");
}

TEST(DocketPictures, AreDrawnAtFullSize) { draw_docket({.name = "light-100"}); }
TEST(DocketPictures, AreDrawnInTheDark) { draw_docket({.name = "dark-100", .theme = ThemeName::dark}); }
TEST(DocketPictures, AreDrawnAtTwiceTheSize) { draw_docket({.name = "light-200", .scale = 2}); }
TEST(DocketPictures, AreDrawnInTheDarkAtTwiceTheSize) {
  draw_docket({.name = "dark-200", .scale = 2, .theme = ThemeName::dark});
}

}  // namespace
}  // namespace partly::game
