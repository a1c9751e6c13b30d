// Every page of a game drawn from the sample and driven by real events in a real window; pictures are kept
// under the build folder.
#include <gtest/gtest.h>

#include <set>

#include "game/pages/home/briefing.h"
#include "game/pages/home/home.h"
#include "game/pages/lab/lab.h"
#include "game/pages/home/problem.h"
#include "game/pages/training/training.h"
#include "tests/game/look.h"
#include "tests/game/sample_match.h"

namespace partly::game {
namespace {

// The program with a sample library behind it.
class Pages {
 public:
  explicit Pages(const Look& look = {}) : driver(options_of(look)) {
    auto shelf = std::make_unique<SampleLibrary>();
    library = shelf.get();
    play = std::make_unique<Play>(std::move(shelf));
    if (!driver.problem().empty()) return;
    add<HomeScreen>("home");
    add<BriefingScreen>("briefing");
    add<LabScreen>("lab");
    add<TrainingScreen>("training");
    add<ProblemScreen>("problem");
    driver.move_to(Point{4, 4});
  }

  // A game that starts with this view and run.
  SampleMatch& open(world::WorldView view, std::optional<session::Progress> progress = {}) {
    library->view = std::move(view), library->progress = std::move(progress);
    EXPECT_TRUE(play->start("the-shortcut"));
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
  std::unique_ptr<Play> play;
  UiDriver driver;

 private:
  template <class Page>
  void add(const char* name) {
    driver.app().add_screen(name, [this] { return std::make_unique<Page>(*play); });
  }
};

// Tab comes by every control of the page, none of them is scrolled away when it does, and each says what it
// is.
void walk(Pages& pages, const std::string& page) {
  std::set<std::string> wanted, met;
  for (const Registered& r : pages.driver.app().ui().focus().items()) {
    if (!r.focusable) continue;
    EXPECT_TRUE(wanted.insert(r.id).second) << page << ": two widgets are called " << r.id;
  }
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    pages.press("Tab");
    const std::string now = pages.driver.app().ui().focus().focused();
    met.insert(now);
    const Registered* r = pages.widget(now);
    ASSERT_NE(r, nullptr) << page << ": " << now;
    EXPECT_FALSE(r->visible.empty()) << page << ": " << now << " is focused but cannot be seen";
    EXPECT_FALSE(r->text.empty()) << page << ": " << now << " says nothing";
  }
  EXPECT_EQ(met, wanted) << page;
}

// Draws, photographs and walks every page.
void tour(const Look& look) {
  Pages pages(look);
  ASSERT_EQ(pages.driver.problem(), "");
  const auto visit = [&](const std::string& screen, const std::string& name) {
    pages.draw(screen);
    const Status kept = pages.driver.picture(look.name + "-" + name);
    EXPECT_TRUE(kept) << name;
    walk(pages, look.name + " " + name);
    pages.driver.move_to(Point{4, 4});
  };
  visit("home", "home");
  pages.open(sample_view());
  visit("briefing", "briefing");
  visit("lab", "lab");
  pages.press("m");
  visit("lab", "mixer");
  pages.open(sample_view_in_training(), sample_progress(0));
  visit("training", "guess");
  pages.open(sample_view_in_training(74), sample_progress(0.7));
  visit("training", "training");
  pages.open(sample_view_in_training(74), sample_progress(1));
  visit("training", "done");
  visit("lab", "busy");
  ASSERT_FALSE(pages.play->start("broken"));
  visit("problem", "problem");
}

TEST(Screens, AreDrawnAndWalkedInLightAtFullSize) { tour({}); }
TEST(Screens, AreDrawnAndWalkedInTheDark) { tour({.name = "dark", .theme = ThemeName::dark}); }
TEST(Screens, AreDrawnAndWalkedAtTwiceTheSize) { tour({.name = "twice", .scale = 2}); }
TEST(Screens, AreDrawnAndWalkedOnALargeWindow) { tour({.name = "large", .width = 1920, .height = 1080}); }

TEST(Screens, TheGuessComesBeforeAnyFigureOfTheRun) {
  Pages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleMatch& match = pages.open(sample_view_in_training(), sample_progress(1));
  pages.draw("training");
  EXPECT_EQ(pages.widget("exam/capability"), nullptr);
  EXPECT_EQ(pages.widget("exam/agreement"), nullptr);
  EXPECT_EQ(pages.widget("map/student"), nullptr);
  for (int i = 0; i < 3; ++i) pages.press("Right");
  pages.press("Enter");
  ASSERT_EQ(match.submitted.size(), 1u);
  EXPECT_EQ(std::get<world::GuessCapability>(match.submitted.front()),
            (world::GuessCapability{kSampleStudent, 53}));
  ASSERT_TRUE(pages.driver.until([&] { return pages.widget("exam/capability") != nullptr; }));
  EXPECT_NE(pages.widget("map/student"), nullptr);
  EXPECT_FALSE(match.paused_now);
}

TEST(Screens, ARunWaitsUntilTheGuessIsMade) {
  Pages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleMatch& match = pages.open(sample_view());
  pages.draw("lab");
  pages.press("Enter");
  ASSERT_TRUE(pages.driver.until([&] { return pages.driver.app().screen_name() == "training"; }));
  ASSERT_EQ(match.submitted.size(), 1u);
  EXPECT_EQ(std::get<world::TrainModel>(match.submitted.front()).sources.queries, 500);
  EXPECT_TRUE(match.paused_now);
}

TEST(Screens, ARefusedRouteIsGreyedAndCannotBeOrdered) {
  Pages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleMatch& match = pages.open(sample_view());
  pages.draw("lab");
  const Registered* scratch = pages.widget("route/0");
  ASSERT_NE(scratch, nullptr);
  EXPECT_FALSE(scratch->enabled);
  EXPECT_TRUE(pages.shows("this costs $48.7 B"));
  pages.click("route/0");
  pages.press("Enter");
  for (const world::Decision& decision : match.submitted)
    if (const auto* train = std::get_if<world::TrainModel>(&decision)) {
      EXPECT_LE(train->sources.own_labels, 2000);
    }
}

TEST(Screens, ARouteIsChosenByMouseAndTrainedByButton) {
  Pages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleMatch& match = pages.open(sample_view());
  pages.draw("lab");
  ASSERT_TRUE(pages.click("route/3"));
  ASSERT_TRUE(pages.click("lab/train"));
  ASSERT_EQ(match.submitted.size(), 1u);
  EXPECT_TRUE(std::get<world::TrainModel>(match.submitted.front()).sources.open_weights);
}

TEST(Screens, TheMixerOrdersWhatItsSlidersSay) {
  Pages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleMatch& match = pages.open(sample_view());
  pages.draw("lab");
  pages.press("m");
  ASSERT_TRUE(pages.driver.until([&] { return pages.widget("mix/labels") != nullptr; }));
  pages.driver.app().ui().focus().set_focus("mix/labels");
  for (int i = 0; i < 3; ++i) pages.press("Right");
  ASSERT_TRUE(pages.click("mix/open"));
  ASSERT_TRUE(pages.click("lab/train"));
  ASSERT_EQ(match.submitted.size(), 1u);
  const auto& order = std::get<world::TrainModel>(match.submitted.front());
  EXPECT_EQ(order.sources.own_labels, 100);
  EXPECT_EQ(order.sources.queries, 500);
  EXPECT_TRUE(order.sources.open_weights);
}

TEST(Screens, ARunningStudentObeysTheKeys) {
  Pages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleMatch& match = pages.open(sample_view_in_training(74), sample_progress(0.4));
  pages.draw("training");
  pages.press("Space");
  EXPECT_TRUE(match.paused_now);
  pages.press(".");
  EXPECT_EQ(match.steps, 1);
  pages.press("Space");
  EXPECT_FALSE(match.paused_now);
  pages.press("+");
  EXPECT_EQ(match.pace_now, session::Pace::fast);
  pages.press("-");
  EXPECT_EQ(match.pace_now, session::Pace::normal);
  pages.press("Escape");
  ASSERT_TRUE(pages.driver.until([&] { return pages.widget("training/stop/yes") != nullptr; }));
  pages.press("s");
  ASSERT_TRUE(pages.driver.until([&] { return !match.submitted.empty(); }));
  EXPECT_EQ(std::get<world::StopTraining>(match.submitted.front()).model, kSampleStudent);
}

TEST(Screens, ClosingAQuarterWaitsCalmly) {
  Pages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleMatch& match = pages.open(sample_view_in_training(74), sample_progress(0.4));
  pages.draw("lab");
  pages.press("q");
  EXPECT_TRUE(match.closing_now);
  EXPECT_TRUE(pages.driver.until([&] { return pages.widget("closing") != nullptr; }));
  EXPECT_TRUE(pages.driver.picture("light-closing"));
}

TEST(Screens, AQuarterIsNotClosedBeforeTheGuess) {
  Pages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleMatch& match = pages.open(sample_view_in_training(), sample_progress(0));
  pages.draw("lab");
  pages.press("q");
  EXPECT_FALSE(match.closing_now);
  EXPECT_TRUE(pages.driver.until([&] { return pages.driver.app().screen_name() == "training"; }));
}

TEST(Screens, ABrokenScenarioShowsAllItsErrors) {
  Pages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  pages.draw("home");
  ASSERT_TRUE(pages.click("home/scenario/broken"));
  ASSERT_TRUE(pages.driver.until([&] { return pages.driver.app().screen_name() == "problem"; }));
  EXPECT_EQ(pages.play->problem().lines.size(), 2u);
}

TEST(Screens, AGameIsReachedFromHomeWithTwoKeys) {
  Pages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  pages.draw("home");
  pages.press("Enter");
  ASSERT_TRUE(pages.driver.until([&] { return pages.driver.app().screen_name() == "briefing"; }));
  pages.press("Enter");
  EXPECT_TRUE(pages.driver.until([&] { return pages.driver.app().screen_name() == "lab"; }));
}

}  // namespace
}  // namespace partly::game
