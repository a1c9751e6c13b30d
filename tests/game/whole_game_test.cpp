// Whole games in a real window with networks that really train, from the first page to the end: each route by
// mouse, and one by keyboard alone.
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>

#include "game/screens/briefing.h"
#include "game/screens/home.h"
#include "game/screens/lab.h"
#include "game/screens/problem.h"
#include "game/screens/training.h"
#include "game/session_match.h"
#include "tests/game/ui_driver.h"

namespace partly::game {
namespace {

class WholeGame : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(driver.problem(), "");
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    folder = std::filesystem::temp_directory_path() /
             (std::string("partly-game-") + test->name() + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    options.autosave = folder / "autosave.json";
    options.threaded =
        false;  // training takes no part in the scheduling of the machine: the same on a busy one
    play = std::make_unique<Play>(make_session_library(std::make_shared<LibraryOptions>(options)));
    add<HomeScreen>("home");
    add<BriefingScreen>("briefing");
    add<LabScreen>("lab");
    add<TrainingScreen>("training");
    add<ProblemScreen>("problem");
    driver.move_to(Point{4, 4});
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  template <class Page>
  void add(const char* name) {
    driver.app().add_screen(name, [this] { return std::make_unique<Page>(*play); });
  }
  // For what the trainer does: it works at idle priority, so on a busy machine it may take its time.
  bool in_time(const std::function<bool()>& holds) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::minutes(5);
    while (!holds() && std::chrono::steady_clock::now() < until) driver.app().step(30);
    return holds();
  }
  const std::string& page() { return driver.app().screen_name(); }
  bool on(const std::string& name) {
    return driver.until([&] { return page() == name; }, 3000);
  }
  void frames(int n) {
    for (int i = 0; i < n; ++i) driver.app().ask_frame(), driver.app().step(4);
  }
  void press(const std::string& key) {
    driver.hold(key, true);
    driver.hold(key, false);
    frames(4);
  }
  bool click(const std::string& id) {
    if (!driver.until([&] { return driver.widget(id) != nullptr; }, 600)) return false;
    const Registered* r = driver.widget(id);
    if (r->visible.empty()) return false;
    driver.move_to(r->visible.centre());
    driver.press_button(true);
    driver.press_button(false);
    frames(4);
    return true;
  }
  bool over() { return play->view().ending != world::Ending::running; }
  bool trained() {
    return in_time(
        [&] { return play->progress() && play->progress()->watched && play->progress()->finished; });
  }
  bool closed(int before) {
    return in_time([&] { return play->view().quarter_index > before || over(); });
  }
  // The end is reached, the books balance and what was trained was measured.
  void judge(int least_models) {
    EXPECT_TRUE(over());
    EXPECT_EQ(play->view().ledger_total.value, 0);
    int landed = 0;
    for (const world::ModelView& m : play->view().models)
      if (m.mine && m.state == world::ModelState::trained) {
        ++landed;
        EXPECT_GT(m.capability.value, 10) << m.name;
        EXPECT_TRUE(m.guess.has_value()) << m.name;
      }
    EXPECT_GE(landed, least_models);
    EXPECT_TRUE(std::filesystem::exists(folder / "autosave.json"));
  }

  void by_mouse(const std::string& card, int least_models) {
    ASSERT_TRUE(driver.app().show("home"));
    frames(6);
    ASSERT_TRUE(click("home/play"));
    ASSERT_TRUE(on("briefing"));
    ASSERT_TRUE(click("briefing/start"));
    ASSERT_TRUE(on("lab"));
    for (int turn = 0; turn < 40 && !over(); ++turn) {
      const int quarter = play->view().quarter_index;
      ASSERT_TRUE(click(card));
      const Registered* train = driver.widget("lab/train");
      const bool can =
          quarter < 3 && train && train->enabled && train->text.find("Watch") == std::string::npos;
      if (can) {
        ASSERT_TRUE(click("lab/train"));
      }
      if (can && page() == "lab") continue;  // the licence was signed; the next turn trains under it
      if (can) {
        ASSERT_TRUE(click("gate/show"));
        press("+"), press("+");
        ASSERT_TRUE(trained());
        ASSERT_TRUE(click("training/back"));
        ASSERT_TRUE(on("lab"));
      }
      ASSERT_TRUE(click("lab/close"));
      ASSERT_TRUE(closed(quarter)) << play->view().now.text();
      frames(6);
    }
    EXPECT_TRUE(
        driver.picture("game-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name())));
    judge(least_models);
  }

  LibraryOptions options;
  // From the first page to a trained student, without the mouse.
  void train_by_keyboard() {
    ASSERT_TRUE(driver.app().show("home"));
    frames(6);
    press("Enter");
    ASSERT_TRUE(on("briefing"));
    press("Enter");
    ASSERT_TRUE(on("lab"));
    press("Enter");
    ASSERT_TRUE(on("training"));
    ASSERT_TRUE(in_time([&] { return driver.widget("gate/show") != nullptr; }));
    for (int i = 0; i < 5; ++i) press("Right");
    press("Enter");
    ASSERT_TRUE(in_time([&] { return play->progress() && play->progress()->steps_done > 0; }));
    frames(4);
    EXPECT_TRUE(driver.picture("game-training"));
    press("+"), press("+");
    ASSERT_TRUE(trained());
    frames(6);
    EXPECT_TRUE(driver.picture("game-trained"));
    press("Enter");
    ASSERT_TRUE(on("lab"));
  }

  std::filesystem::path folder;
  std::unique_ptr<Play> play;
  UiDriver driver;
};

TEST_F(WholeGame, DistillingByMouse) { by_mouse("route/1", 1); }
TEST_F(WholeGame, LicensingByMouse) { by_mouse("route/2", 1); }
TEST_F(WholeGame, OpenWeightsByMouse) { by_mouse("route/3", 1); }

TEST_F(WholeGame, DistillingByKeyboardAlone) {
  ASSERT_NO_FATAL_FAILURE(train_by_keyboard());
  for (int turn = 0; turn < 40 && !over(); ++turn) {
    const int quarter = play->view().quarter_index;
    press("q");
    ASSERT_TRUE(closed(quarter));
    frames(6);
    if (turn == 0) {
      EXPECT_TRUE(driver.picture("game-lab"));
    }
  }
  EXPECT_TRUE(driver.picture("game-over"));
  judge(1);
}

TEST_F(WholeGame, AStudentTrainsBesideTheWindow) {
  options.threaded = true;
  play = std::make_unique<Play>(make_session_library(std::make_shared<LibraryOptions>(options)));
  ASSERT_NO_FATAL_FAILURE(train_by_keyboard());
  EXPECT_EQ(play->progress()->steps_done, play->progress()->steps);
}

TEST_F(WholeGame, GoesOnFromTheLastClosedQuarter) {
  ASSERT_TRUE(play->start("the-shortcut"));
  ASSERT_TRUE(driver.app().show("lab"));
  frames(4);
  press("q");
  ASSERT_TRUE(closed(0));
  ASSERT_TRUE(driver.app().show("home"));
  frames(6);
  ASSERT_TRUE(play->saved().has_value());
  EXPECT_EQ(play->saved()->quarter, (Quarter{2025, 4}));
  press("c");
  ASSERT_TRUE(on("lab"));
  EXPECT_EQ(play->view().quarter_index, 1);
}

}  // namespace
}  // namespace partly::game
