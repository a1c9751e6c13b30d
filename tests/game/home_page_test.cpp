// From home into a game, and what is said of a scenario that cannot be played.
#include <gtest/gtest.h>

#include "game/pages/lesson/lesson_page.h"
#include "game/pages/lesson/lessons.h"
#include "tests/game/sample_pages.h"

namespace partly::game {
namespace {

class PlainPage : public Screen {
 public:
  std::string title() const override { return "Plain"; }
  void draw(Ui&) override {}
};

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

TEST(HomePage, OffersAFinishedGameToLookBackOn) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  pages.draw("home");
  ASSERT_NE(pages.widget("home/continue"), nullptr);
  EXPECT_EQ(pages.widget("home/continue")->text, "Continue: Q3 2026");
  pages.library->saved_now.finished = true;
  pages.library->view = sample_view();
  pages.library->view.ending = world::Ending::finished;
  pages.driver.app().add_screen("debrief", [] { return std::make_unique<PlainPage>(); });
  pages.context->reread();
  pages.driver.app().ask_frame(), pages.driver.app().step(0);
  EXPECT_EQ(pages.widget("home/continue")->text, "Look back: The Shortcut");
  pages.press("c");
  EXPECT_TRUE(pages.driver.until([&] { return pages.driver.app().screen_name() == "debrief"; }));
}

TEST(HomePage, KeepsItsCardsWhereTheyAreAfterGames) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  const std::string id = "home/scenario/the-shortcut";
  pages.library->kept = {};
  pages.draw("home");
  ASSERT_NE(pages.widget(id), nullptr);
  const Rect before = pages.widget(id)->rect;
  pages.library->kept = {{{"the-shortcut", 20261129, "B", 3, 4, 1.32e10}}, {}};
  pages.library->saved_now = {"The reckless lab", {2026, 3}, "", true};
  pages.library->docket_now = SavedGame{"The rule maker's desk", {2031, 3}, "", true};
  pages.context->reread();
  pages.draw("home");
  const Registered* after = pages.widget(id);
  EXPECT_EQ(after->rect.y, before.y) << "the buttons keep to one line";
  EXPECT_EQ(after->rect.h, before.h) << "a result makes no card taller";
  EXPECT_EQ(after->text, "The Shortcut. Best: B, 3 of 4 goals · $13.2 B · seed 20261129");
}

TEST(HomePage, LeadsToTheLessonsAndToTheTenMinutesByAKeyEach) {
  SamplePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  LessonBook::Sources sources;
  sources.executor = make_threaded_executor();
  const auto book = std::make_shared<LessonBook>(std::move(sources));
  pages.driver.app().add_screen("lessons", [&] { return std::make_unique<LessonsScreen>(book); });
  pages.driver.app().add_screen("lesson", [&] { return std::make_unique<LessonScreen>(book); });
  pages.draw("home");
  const Registered* begin = pages.widget("home/programme");
  ASSERT_NE(begin, nullptr);
  EXPECT_EQ(begin->visible.h, begin->rect.h) << "in view at 1280x720";
  pages.press("l");
  EXPECT_TRUE(pages.driver.until([&] { return pages.driver.app().screen_name() == "lessons"; }));
  pages.press("Esc");
  ASSERT_TRUE(pages.driver.until([&] { return pages.driver.app().screen_name() == "home"; }));
  pages.draw("home");
  pages.press("p");
  ASSERT_TRUE(pages.driver.until([&] { return pages.driver.app().screen_name() == "lesson"; }));
  EXPECT_TRUE(pages.driver.until([&] { return book->run("hide-in-the-crowd") != nullptr; }))
      << "the last of the ten minutes is on its way from the beginning";
}

}  // namespace
}  // namespace partly::game
