// The guided tour over a game that is really played, by keyboard alone: from the first page to the
// debrief, left in the middle and taken up again from the first page.
#include <gtest/gtest.h>

#include "game/pages/course/course_page.h"
#include "game/pages/tour/tour.h"
#include "tests/game/game_driver.h"

namespace partly::game {
namespace {

class TourGame : public GameDriver {
 protected:
  void SetUp() override {
    GameDriver::SetUp();
    with_fewer_seeds();
    driver.app().add_screen("course", [this] { return std::make_unique<CourseScreen>(*context); });
    be_guided();
  }
  void be_guided() {
    tour = std::make_unique<Tour>(*context);
    driver.app().set_guide([this](Ui& ui, const std::string& page) { tour->draw(ui, page); });
  }
  std::string at() const { return tour->walk().shown() ? tour->walk().at() : "-"; }
  // Waits for this stop, and goes on.
  void read(const std::string& stop) {
    ASSERT_TRUE(in_time([&] { return at() == stop; })) << stop << ", and not " << at() << " on " << page();
    press("F3");
  }
  // A quarter's end, with whatever is sensible on its report.
  void close_quarter() {
    const int quarter = context->view().quarter_index;
    press("q");
    if (driver.widget("event/later")) {  // silence is an answer too
      while (driver.widget("event/later")) press("Escape");
      press("q");
    }
    ASSERT_TRUE(closed(quarter)) << context->view().now.text();
    ASSERT_TRUE(driver.until([&] { return driver.widget("report") != nullptr; }));
    frames(6);
  }

  // Sells what can be sold, and stays out of court.
  void leave_report() {
    press(driver.widget("report/court") && !driver.widget("report/sell") ? "Escape" : "Enter");
  }

  std::unique_ptr<Tour> tour;
};

TEST_F(TourGame, IsTakenByKeyboardFromTheFirstPageToTheDebrief) {
  ASSERT_TRUE(driver.app().show("home"));
  frames(8);
  press("t");
  for (const char* stop : {"home-map", "home-course", "home-play"}) ASSERT_NO_FATAL_FAILURE(read(stop));
  press("Enter");
  for (const char* stop : {"briefing-casefile", "briefing-start"}) ASSERT_NO_FATAL_FAILURE(read(stop));
  press("Enter");
  for (const char* stop : {"lab-figures", "lab-routes", "lab-side"}) ASSERT_NO_FATAL_FAILURE(read(stop));
  EXPECT_EQ(at(), "lab-mix");
  press("F4");  // enough for today
  EXPECT_FALSE(tour->walk().on());
  EXPECT_EQ(CourseBook(folder / "course.json").progress().tour, "lab-mix") << "for the next start";

  be_guided();
  ASSERT_TRUE(driver.app().show("home"));
  frames(8);
  press("t");
  EXPECT_EQ(at(), "-") << "it waits for the lab";
  EXPECT_NE(driver.widget("tour/anew"), nullptr);
  press("Enter");
  ASSERT_TRUE(on("briefing"));
  press("Enter");
  ASSERT_TRUE(on("lab"));
  ASSERT_NO_FATAL_FAILURE(read("lab-mix"));
  press("Enter");
  ASSERT_TRUE(on("training"));
  ASSERT_NO_FATAL_FAILURE(read("guess"));
  press("Right"), press("Enter");
  for (const char* stop : {"training-teacher", "training-student", "training-exam"})
    ASSERT_NO_FATAL_FAILURE(read(stop));
  picture("training");
  press("+"), press("+");
  ASSERT_TRUE(trained());
  frames(6);
  press("Enter");
  ASSERT_TRUE(on("lab"));
  ASSERT_NO_FATAL_FAILURE(read("close"));
  ASSERT_NO_FATAL_FAILURE(close_quarter());
  ASSERT_NO_FATAL_FAILURE(read("report"));
  picture("report");
  leave_report();
  press("j");
  ASSERT_TRUE(on("court"));
  for (const char* stop : {"court-exposure", "court-theory"}) ASSERT_NO_FATAL_FAILURE(read(stop));
  EXPECT_EQ(at(), "-");
  picture("court");
  press("b");
  for (int turn = 0; turn < 12 && !over(); ++turn) {
    ASSERT_TRUE(on("lab"));
    ASSERT_NO_FATAL_FAILURE(close_quarter());
    leave_report();
    frames(6);
  }
  ASSERT_TRUE(on("debrief"));
  ASSERT_NO_FATAL_FAILURE(read("debrief-goals"));
  picture("debrief");
  ASSERT_NO_FATAL_FAILURE(read("debrief-if"));
  EXPECT_TRUE(tour->walk().finished());
  const course::Progress kept = CourseBook(folder / "course.json").progress();
  EXPECT_TRUE(kept.tour_seen);
  EXPECT_TRUE(kept.games.contains(context->view().scenario_id)) << "the game that has ended is ticked";
}

}  // namespace
}  // namespace partly::game
