// From home into a game, and what is said of a scenario that cannot be played.
#include <gtest/gtest.h>

#include "tests/game/sample_pages.h"

namespace partly::game {
namespace {

TEST(HomePage, ABrokenScenarioShowsAllItsErrors) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  pages.draw("home");
  ASSERT_TRUE(pages.click("home/scenario/broken"));
  ASSERT_TRUE(pages.driver.until([&] { return pages.driver.app().screen_name() == "problem"; }));
  EXPECT_EQ(pages.context->problem().lines.size(), 2u);
}

TEST(HomePage, AGameIsReachedFromHomeWithTwoKeys) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  pages.draw("home");
  pages.press("Enter");
  ASSERT_TRUE(pages.driver.until([&] { return pages.driver.app().screen_name() == "briefing"; }));
  pages.press("Enter");
  EXPECT_TRUE(pages.driver.until([&] { return pages.driver.app().screen_name() == "lab"; }));
}

}  // namespace
}  // namespace partly::game
