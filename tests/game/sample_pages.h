// The pages from home to a training run over a sample library, driven by real events in a real window.
#pragma once
#include <gtest/gtest.h>

#include "game/pages/home/briefing.h"
#include "game/pages/home/home.h"
#include "game/pages/home/problem.h"
#include "game/pages/lab/lab.h"
#include "game/pages/training/training.h"
#include "tests/game/look.h"
#include "tests/game/sample_lab_game.h"

namespace partly::game {

// The program with a sample library behind it.
class SamplePages {
 public:
  explicit SamplePages(const Look& look = {}) : driver(options_of(look)) {
    auto shelf = std::make_unique<SampleLibrary>();
    library = shelf.get();
    context = std::make_unique<GameContext>(std::move(shelf));
    if (!driver.problem().empty()) return;
    add<HomeScreen>("home");
    add<BriefingScreen>("briefing");
    add<LabScreen>("lab");
    add<TrainingScreen>("training");
    add<ProblemScreen>("problem");
    driver.move_to(Point{4, 4});
  }

  // A game that starts with this view and run.
  SampleLabGame& open(world::WorldView view, std::optional<session::Progress> progress = {}) {
    library->view = std::move(view), library->progress = std::move(progress);
    EXPECT_TRUE(context->start("the-shortcut"));
    return *library->last;
  }
  const Registered* widget(const std::string& id) { return driver.widget(id); }
  bool shows(const std::string& text) {
    for (const Registered& r : driver.app().ui().focus().items())
      if (r.text.find(text) != std::string::npos) return true;
    return false;
  }
  // One key, and frames until it was read: a page that shows a run never comes to rest.
  void press(const std::string& key) {
    driver.hold(key, true);
    driver.hold(key, false);
    for (int i = 0; i < 4; ++i) driver.app().ask_frame(), driver.app().step(4);
  }
  bool click(const std::string& id) {
    const Registered* r = widget(id);
    if (!r || r->visible.empty()) return false;
    driver.move_to(r->visible.centre());
    driver.press_button(true);
    driver.press_button(false);
    for (int i = 0; i < 4; ++i) driver.app().ask_frame(), driver.app().step(4);
    return true;
  }
  void draw(const std::string& screen) {
    ASSERT_TRUE(driver.app().show(screen));
    for (int i = 0; i < 6; ++i) driver.app().ask_frame(), driver.app().step(0);
  }

  SampleLibrary* library = nullptr;
  std::unique_ptr<GameContext> context;
  UiDriver driver;

 private:
  template <class Page>
  void add(const char* name) {
    driver.app().add_screen(name, [this] { return std::make_unique<Page>(*context); });
  }
};

}  // namespace partly::game
