// The case file: searched by typing, and opened at the fact of a chip.
#include <gtest/gtest.h>

#include "tests/game/game_pages.h"

namespace partly::game {
namespace {

TEST(CaseFilePage, FindsAFactByTyping) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.show("casefile");
  EXPECT_NE(pages.widget("casefile/F01"), nullptr);
  ASSERT_TRUE(pages.tab_to("casefile/search"));
  pages.type("f20");
  pages.settle();
  EXPECT_NE(pages.widget("casefile/F20"), nullptr);
  EXPECT_EQ(pages.widget("casefile/F01"), nullptr);
}

TEST(CaseFilePage, HasOneSearchHoweverLowTheWindow) {
  for (const int height : {480, 600, 720}) {
    GamePages pages({.name = {}, .width = 800, .height = height});
    ASSERT_EQ(pages.problem(), "");
    pages.show("casefile");
    int searches = 0;
    for (const Registered& r : pages.app().ui().focus().items()) searches += r.id == "casefile/search";
    EXPECT_EQ(searches, 1) << height;
  }
}

TEST(CaseFilePage, OpensAtTheFactOfAChip) {
  GamePages pages({.name = {}, .scale = 2});
  ASSERT_EQ(pages.problem(), "");
  pages.show("market");
  ASSERT_TRUE(pages.tab_to("market/tab/0"));
  pages.press("Right"), pages.settle();
  pages.press("Right"), pages.settle();
  ASSERT_TRUE(pages.tab_to("terms/clause/4/F30"));
  EXPECT_NE(pages.widget("terms/clause/4/F30")->text.find("F30, reported"), std::string::npos);
  pages.press("Enter"), pages.settle();
  EXPECT_EQ(pages.app().screen_name(), "casefile");
  ASSERT_NE(pages.widget("casefile/F30"), nullptr);
  EXPECT_FALSE(pages.widget("casefile/F30")->visible.empty());
  pages.keep("casefile-at-a-fact");
}

}  // namespace
}  // namespace partly::game
