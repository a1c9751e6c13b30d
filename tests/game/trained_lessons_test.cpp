// Lessons that train their networks beside the window, told to their ends.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "tests/game/lesson_pages.h"

namespace partly::game {
namespace {

// Networks are trained beside the window, and the page follows.
TEST(TrainedLesson, IsToldWhileItIsTrained) {
  LessonPages pages("", {}, real_book());
  ASSERT_EQ(pages.problem(), "");
  pages.book->ask("sixty-questions");
  pages.app().show("lesson");
  ASSERT_TRUE(pages.until([&] { return pages.widget("lesson/progress") != nullptr; }))
      << "the page does not wait";
  pages.keep("light-100-lesson-training");
  ASSERT_TRUE(pages.until([&] { return pages.at("The oracle"); }));
  ASSERT_TRUE(pages.until([&] { return pages.book->run("sixty-questions")->finished; }));
  pages.keep("light-100-lesson-sixty-oracle");
  for (const char* name : {"ask-bare", "bare", "ask-probabilities", "probabilities", "end"}) {
    pages.press("PageDown"), pages.press("4"), pages.press("5");
    pages.keep(std::string("light-100-lesson-sixty-") + name);
  }
  EXPECT_TRUE(pages.told("Accuracy with probabilities"));
  EXPECT_EQ(pages.book->scores().size(), 2u);
}

// Whoever trains gives way to all others, and a busy machine may leave it little.
constexpr double kBusy_s = 480;

// As a stranger would: one key, again and again, until the list is there.
TEST(TenMinutes, AreGivenByAClickerAlone) {
  LessonPages pages("", {}, real_book());
  ASSERT_EQ(pages.problem(), "");
  pages.press("d");
  const auto ready = [&] {
    const Registered* next = pages.widget("lesson/next");
    return pages.app().screen_name() == "lessons" || (next && next->enabled);
  };
  int steps = 0;
  std::set<std::string> seen;
  while (pages.app().screen_name() == "lesson" && steps < 100) {
    ASSERT_TRUE(pages.until(ready, kBusy_s)) << "after " << steps << " steps";
    seen.insert(pages.says("lesson/says"));
    pages.keep("light-100-ten-minutes-" + std::to_string(steps++));
    pages.press("PageDown");
  }
  EXPECT_EQ(pages.app().screen_name(), "lessons");
  for (const study::ProgrammePart& part : study::programmes().front().parts) {
    const study::Lesson& lesson = **study::lesson_named(part.lesson);
    EXPECT_TRUE(std::ranges::any_of(seen, [&](const std::string& text) {
      return text.find(lesson.take_away) == 0;
    })) << part.lesson;
  }
}

}  // namespace
}  // namespace partly::game
