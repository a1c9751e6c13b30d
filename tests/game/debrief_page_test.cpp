// The debrief: other runs as they are done, the report, and the turning points.
#include <gtest/gtest.h>

#include "game/pages/debrief/see_why.h"
#include "game/pages/debrief/turning_points.h"
#include "game/pages/lesson/lesson_page.h"
#include "sim/base/folders.h"
#include "tests/game/game_pages.h"

namespace partly::game {
namespace {

TEST(DebriefPage, ShowsOtherRunsAsTheyAreDone) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.lab_game().view_now = ended(), pages.lab_game().roads = runs_ready_of(1);
  pages.app().show("debrief");  // it is live: it never comes to rest
  ASSERT_TRUE(pages.until([&] { return pages.widget("debrief/progress") != nullptr; }));
  EXPECT_NE(pages.widget("debrief/road/0/capability"), nullptr);
  EXPECT_EQ(pages.widget("debrief/road/1/capability"), nullptr);
  EXPECT_TRUE(pages.app().screen()->live());
  pages.lab_game().roads = runs_ready_of(3);
  ASSERT_TRUE(pages.until([&] { return pages.widget("debrief/road/2/capability") != nullptr; }));
  EXPECT_TRUE(pages.until([&] { return !pages.app().screen()->live(); }));
}

TEST(DebriefPage, WritesAReportThatHoldsTheBill) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.lab_game().view_now = ended();
  pages.show("debrief");
  pages.press("e"), pages.settle();
  const auto report = read_file(pages.reports / "report-the-shortcut-seed-7.html", 1u << 20);
  ASSERT_TRUE(report) << report.error().message();
  EXPECT_NE(report->find("What it cost"), std::string::npos);
  EXPECT_NE(report->find("settled for $900 M"), std::string::npos);
  std::filesystem::remove_all(pages.reports);
}

TEST(DebriefPage, LeadsToTheLessonThatShowsWhyAndBack) {
  GamePages pages;
  ASSERT_EQ(pages.problem(), "");
  LessonBook::Sources sources;
  sources.executor = make_threaded_executor();
  const auto book = std::make_shared<LessonBook>(std::move(sources));
  pages.app().add_screen("lesson", [&] { return std::make_unique<LessonScreen>(book); });
  pages.lab_game().view_now = ended();
  pages.show("debrief");
  const std::string lesson = see_why(pages.context->view()).front().lesson;
  ASSERT_NE(pages.widget("debrief/see-why/" + lesson), nullptr);
  pages.press("s");
  ASSERT_EQ(pages.app().screen_name(), "lesson");
  ASSERT_TRUE(pages.until([&] { return book->run(lesson) != nullptr; }));
  pages.tap("Esc");
  EXPECT_TRUE(pages.until([&] { return pages.app().screen_name() == "debrief"; }));
}

TEST(DebriefPage, PicksATurningPointOfEachQuarterByTheMoneyItMoved) {
  world::WorldView view = sample_view();
  view.news = {{{2026, 1}, world::NewsKind::money, "small", "Small", "", ""},
               {{2026, 1}, world::NewsKind::money, "large", "Large", "", ""},
               {{2026, 2}, world::NewsKind::market, "noise", "Noise", "", ""}};
  view.ledger.clear();
  for (const auto& [event, usd] :
       {std::pair{"small", -1e6}, std::pair{"large", -5e6}, std::pair{"large", -2e6}}) {
    world::LedgerLine line;
    line.event = event, line.amount = Quantity::derived(usd, Unit::usd, "posting");
    view.ledger.push_back(line);
  }
  const auto points = turning_points(view);
  ASSERT_EQ(points.size(), 1u);
  EXPECT_EQ(points[0].title, "Large");
  EXPECT_DOUBLE_EQ(points[0].moved_usd, 7e6);
}

}  // namespace
}  // namespace partly::game
