// Plays whole games in a real window with networks that really train: the pages of a game over a library of
// its own, clicks and keys by widget, and waiting for what the trainer does. Shared by the tests of whole
// games.
#pragma once
#include <gtest/gtest.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "game/match/session_library.h"
#include "game/pages/case_file/case_file.h"
#include "game/pages/court/court.h"
#include "game/pages/debrief/debrief.h"
#include "game/pages/home/briefing.h"
#include "game/pages/home/home.h"
#include "game/pages/home/problem.h"
#include "game/pages/market/market.h"
#include "game/pages/moment/moment.h"
#include "game/pages/training/training.h"
#include "game/workplace.h"
#include "sim/scenario/list.h"
#include "tests/game/ui_driver.h"

namespace partly::game {

class GameDriver : public testing::Test {
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
    open_shelf();
    add<HomeScreen>("home");
    add<BriefingScreen>("briefing");
    add<WorkplaceScreen>("lab");
    add<TrainingScreen>("training");
    add<MarketScreen>("market");
    add<MomentScreen>("moment");
    add<CourtScreen>("court");
    add<ProblemScreen>("problem");
    App& app = driver.app();
    app.add_screen("debrief", [this] { return std::make_unique<DebriefScreen>(*context, folder); });
    app.add_screen("casefile", [] { return std::make_unique<CaseFileScreen>(scenario::load_case_file()); });
    driver.move_to(Point{4, 4});
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  void open_shelf() {
    context = std::make_unique<GameContext>(make_session_library(std::make_shared<LibraryOptions>(options)));
  }
  // A shipped scenario with two students a run in place of five, listed first: the same game in less time.
  void with_fewer_seeds(const std::string& id = "the-shortcut") {
    for (const auto& [path, loaded] : scenario::list_scenarios()) {
      std::filesystem::copy_file(path, folder / path.filename());  // the parent of another may be among them
      if (path.stem() != id) continue;
      std::ifstream shipped(path);
      nlohmann::json text = nlohmann::json::parse(shipped);
      text["learning"]["seeds"] = 2;
      text["exam"] = {
          {"selector_models", 4}, {"reference_models", 8}, {"copier_models", 8}, {"unseen_models", 4}};
      options.extra_scenario = (folder / "fewer-seeds.json").string();
      std::ofstream(options.extra_scenario) << text;
    }
    open_shelf();
  }

  template <class Page>
  void add(const char* name) {
    driver.app().add_screen(name, [this] { return std::make_unique<Page>(*context); });
  }
  // For what the trainer does: it works at idle priority, so on a busy machine it may take its time.
  bool in_time(const std::function<bool()>& holds) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::minutes(5);
    while (!holds() && std::chrono::steady_clock::now() < until) driver.app().step(30);
    return holds();
  }
  const std::string& page() { return driver.app().screen_name(); }
  bool on(const std::string& name) {
    return driver.until([&] { return page() == name; });
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
    if (!driver.until([&] { return driver.widget(id) != nullptr; })) return false;
    const Registered* r = driver.widget(id);
    if (r->visible.empty()) return false;
    driver.move_to(r->visible.centre());
    driver.press_button(true);
    driver.press_button(false);
    frames(4);
    return true;
  }
  bool over() { return context->view().ending != world::Ending::running; }
  bool trained() {
    return in_time(
        [&] { return context->progress() && context->progress()->watched && context->progress()->finished; });
  }
  bool closed(int before) {
    return in_time([&] { return context->view().quarter_index > before || over(); }) && moments_passed();
  }
  // Whatever has a page of its own is looked at, kept as a picture, and left by its one button.
  bool moments_passed() {
    frames(4);
    if (!context->moment()) return true;
    for (int i = 0; i < 8 && context->moment(); ++i) {
      if (!on("moment")) return false;
      picture("moment-" + std::to_string(static_cast<int>(context->moment()->kind)));
      press("Enter");
    }
    return on("lab");
  }
  void picture(const std::string& what) {
    const std::string test = testing::UnitTest::GetInstance()->current_test_info()->name();
    frames(6);
    EXPECT_TRUE(driver.picture("game-" + test + "-" + what));
  }

  LibraryOptions options;
  std::filesystem::path folder;
  std::unique_ptr<GameContext> context;
  UiDriver driver;
};

}  // namespace partly::game
