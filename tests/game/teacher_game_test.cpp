// Whole games as the provider, in a real window with rivals that really train, from the first page to the
// debrief: one by mouse and one by keyboard alone.
#include <algorithm>

#include "tests/game/game_driver.h"

namespace partly::game {
namespace {

class TeacherGame : public GameDriver {
 protected:
  void SetUp() override {
    GameDriver::SetUp();
    with_fewer_seeds("the-other-side");
    ASSERT_TRUE(driver.app().show("home"));
    frames(6);
  }
  const world::TeacherView& desk() { return *context->view().teacher; }
  // The next close, its report read and answered by Enter; true if the game goes on.
  void close_by(const std::function<void()>& order) {
    const int quarter = context->view().quarter_index;
    order();
    ASSERT_TRUE(closed(quarter)) << context->view().now.text();
    ASSERT_TRUE(
        driver.until([&] { return context->unread().has_value() && driver.widget("report") != nullptr; }));
  }
  const world::SuspectView* suspected() {
    for (const world::SuspectView& suspect : desk().suspects)
      if (!suspect.why.empty() && !suspect.claims.empty()) return &suspect;
    return nullptr;
  }
  std::string account_of(const std::string& name) {
    for (const world::AccountView& account : desk().accounts)
      if (account.name == name) return "account/" + account.lab;
    return {};
  }
  // Turns the wheel over a column of the page until the widget can be clicked; what was above comes back
  // first.
  bool click_below(const std::string& id, float column) {
    driver.move_to(Point{column, 400});
    driver.wheel(30);
    frames(6);
    for (int i = 0; i < 12 && driver.widget(id) && driver.widget(id)->visible.empty(); ++i)
      driver.wheel(-2), frames(6);
    return click(id);
  }
  void reach(const std::string& id) {
    for (int i = 0; i < 300 && !driver.focused(id); ++i) press("Tab");
    ASSERT_TRUE(driver.focused(id)) << id;
  }
  void judge() {
    const world::WorldView& view = context->view();
    EXPECT_EQ(view.ending, world::Ending::finished);
    EXPECT_EQ(view.ledger_total.value, 0);
    EXPECT_TRUE(desk().crowd.measured);
    EXPECT_GT(desk().query_revenue_usd.value, 0);
    frames(6);
    EXPECT_NE(driver.widget("debrief/earned/answers"), nullptr);
    EXPECT_NE(driver.widget("debrief/road/3/earned"), nullptr);
    picture("debrief");
  }
};

TEST_F(TeacherGame, ByMouse) {
  ASSERT_TRUE(click("home/play"));
  ASSERT_TRUE(on("briefing"));
  ASSERT_TRUE(click("briefing/start"));
  ASSERT_TRUE(on("lab"));
  frames(6);
  picture("first");
  ASSERT_TRUE(click("console/access/0"));
  ASSERT_TRUE(click("console/set-api"));
  EXPECT_EQ(desk().ordered.settings.access, learn::Access::labels);
  bool claimed = false;
  for (int turn = 0; turn < 12 && !over(); ++turn) {
    ASSERT_NO_FATAL_FAILURE(close_by([&] { ASSERT_TRUE(click("lab/close")); }));
    if (turn == 0) {
      EXPECT_EQ(desk().in_force.settings.access, learn::Access::labels);
    }
    const bool ended = over(), offered = driver.widget("report/court") != nullptr;
    ASSERT_TRUE(click(ended ? "report/debrief" : offered ? "report/court" : "report/read"));
    if (ended) break;
    if (offered) {
      ASSERT_TRUE(on("court"));
      frames(6);
      picture("offer");
      ASSERT_TRUE(click("nav/lab"));
      ASSERT_TRUE(on("lab"));
    }
    frames(6);
    if (turn == 1) {
      ASSERT_TRUE(click_below("account/honest", 400));
      picture("console");
      EXPECT_NE(driver.widget("console/found"), nullptr);
    }
    const world::SuspectView* suspect = suspected();
    if (claimed || !suspect) continue;
    const std::size_t before = context->view().proceedings.size();
    ASSERT_TRUE(click_below(account_of(suspect->owner), 400));
    ASSERT_TRUE(driver.until([&] { return driver.widget("account/notice") != nullptr; }));
    ASSERT_TRUE(click_below("account/notice", driver.widget("console/side/1")->visible.centre().x));
    picture("claim");
    EXPECT_EQ(context->view().proceedings.size(), before + 1);
    claimed = true;
  }
  ASSERT_TRUE(on("debrief"));
  judge();
}

TEST_F(TeacherGame, ByKeyboardAlone) {
  press("Enter");
  ASSERT_TRUE(on("briefing"));
  press("Enter");
  ASSERT_TRUE(on("lab"));
  frames(6);
  ASSERT_NO_FATAL_FAILURE(reach("console/rate/1"));
  press("Right"), press("Right");
  ASSERT_NO_FATAL_FAILURE(reach("console/set-monitor"));
  press("Enter");
  EXPECT_EQ(desk().ordered.settings.alarm_rate, 0.05);
  driver.hold("Ctrl", true), press("z"), driver.hold("Ctrl", false);
  EXPECT_EQ(desk().ordered.settings.alarm_rate, desk().in_force.settings.alarm_rate);
  ASSERT_NO_FATAL_FAILURE(reach("account/kestrel"));
  press("Enter");
  ASSERT_NO_FATAL_FAILURE(reach("account/cut"));
  press("Enter");
  const auto& accounts = desk().accounts;
  const auto kestrel = std::ranges::find(accounts, "kestrel", &world::AccountView::lab);
  ASSERT_NE(kestrel, accounts.end());
  EXPECT_TRUE(kestrel->access_cut);
  for (int turn = 0; turn < 12 && !over(); ++turn) {
    ASSERT_NO_FATAL_FAILURE(close_by([&] { press("q"); }));
    press("Enter");  // to court where that is called for
    if (page() == "court") press("b");
    frames(6);
  }
  ASSERT_TRUE(on("debrief"));
  judge();
}

}  // namespace
}  // namespace partly::game
