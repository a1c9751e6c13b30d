// The guided tour: how it follows the player, and a walk through a game by real keys from the first page to
// the debrief, with pictures kept.
#include "game/pages/tour/tour.h"

#include <gtest/gtest.h>

#include <set>

#include "game/pages/course/course_page.h"
#include "game/pages/court/court.h"
#include "game/pages/debrief/debrief.h"
#include "game/widgets/guide_mark.h"
#include "tests/game/sample_pages.h"

namespace partly::game {
namespace {

std::vector<TourScene> three_scenes() {
  return {
      {.page = "one",
       .waits = "on one",
       .signs = {},
       .stops = {{"a", {"a"}, "A", "."}, {"b", {"b", "b2"}, "B", "."}, {"c", {"c"}, "C", "."}},
       .onward = "Press Enter."},
      {.page = "two",
       .waits = "on two",
       .signs = {"sign"},
       .stops = {{"d", {"d"}, "D", "."}},
       .onward = "Q."},
      {.page = "one", .waits = "on one again", .signs = {}, .stops = {{"e", {"e"}, "E", "."}}, .onward = ""},
      {.page = "three", .waits = "on three", .signs = {}, .stops = {{"f", {"f"}, "F", "."}}, .onward = ""}};
}

TourSight seen(const std::string& page, std::set<std::string> widgets, bool dialog = false) {
  return {page, dialog, [widgets](const std::string& id) { return widgets.contains(id); }, nullptr};
}

std::string shown_by(const TourWalk& walk) { return walk.shown() ? walk.shown()->id : "-"; }

TEST(TourWalk, GoesFromStopToStopAndPassesOverWhatIsNotThere) {
  const auto scenes = three_scenes();
  TourWalk walk(scenes);
  walk.begin("");
  const TourSight one = seen("one", {"a", "c"});
  walk.look(one);
  EXPECT_EQ(shown_by(walk), "a");
  walk.next(one);
  EXPECT_EQ(shown_by(walk), "c") << "b is not there";
  walk.back(one);
  EXPECT_EQ(shown_by(walk), "a");
  EXPECT_FALSE(walk.back(one));
  walk.begin("");
  walk.look(seen("one", {"b2"}));
  EXPECT_EQ(shown_by(walk), "b") << "by another widget that shows the same";
  EXPECT_EQ(*walk.widget(), "b2");
}

TEST(TourWalk, WaitsForThePlayerAfterTheLastStopAndGoesOnByItself) {
  const auto scenes = three_scenes();
  TourWalk walk(scenes);
  walk.begin("c");
  const TourSight one = seen("one", {"a", "b", "c"});
  walk.look(one), walk.next(one);
  EXPECT_EQ(shown_by(walk), "-");
  EXPECT_EQ(walk.waits_for(), "Press Enter.");
  walk.look(seen("two", {"d"}));
  EXPECT_EQ(shown_by(walk), "-") << "its sign is not there yet";
  EXPECT_EQ(walk.waits_for(), "The tour goes on on two.");
  walk.look(seen("two", {"d", "sign"}));
  EXPECT_EQ(shown_by(walk), "d");
}

TEST(TourWalk, FollowsAPlayerWhoIsFasterButNeverJumpsAheadOnTheSamePage) {
  const auto scenes = three_scenes();
  TourWalk walk(scenes);
  walk.begin("");
  walk.look(seen("one", {"a", "e"}));
  EXPECT_EQ(shown_by(walk), "a");
  walk.look(seen("two", {"d", "sign"}));
  EXPECT_EQ(shown_by(walk), "d");
  walk.begin("");
  walk.look(seen("three", {"f"}));
  EXPECT_EQ(shown_by(walk), "f");
}

TEST(TourWalk, WaitsWhileThePlayerIsElsewhereAndIsNeverStuck) {
  const auto scenes = three_scenes();
  TourWalk walk(scenes);
  walk.begin("b");
  const TourSight away = seen("nowhere", {"a", "b", "c", "d", "e", "f"});
  walk.look(away);
  EXPECT_EQ(shown_by(walk), "-");
  walk.look(seen("one", {"b"}));
  EXPECT_EQ(shown_by(walk), "b") << "back where it was left";
  int presses = 0;
  for (walk.look(away); walk.on() && presses < 20; ++presses) walk.next(away), walk.look(away);
  EXPECT_FALSE(walk.on()) << "passing over leads to the end even where nothing can be shown";
  EXPECT_FALSE(walk.finished()) << "but the last stop was not reached";
  EXPECT_LE(presses, 4);
}

TEST(TourWalk, KeepsQuietUnderADialogThatIsNoPartOfIt) {
  const auto scenes = three_scenes();
  TourWalk walk(scenes);
  walk.begin("");
  walk.look(seen("one", {"a"}, true));
  EXPECT_TRUE(walk.hidden());
  EXPECT_EQ(shown_by(walk), "-");
  walk.look(seen("one", {"a"}));
  EXPECT_EQ(shown_by(walk), "a");
}

TEST(TourScenes, HaveStopsWithNamesOfTheirOwnAndShortTexts) {
  std::set<std::string> ids;
  for (const TourScene& scene : tour_scenes()) {
    EXPECT_FALSE(scene.waits.empty());
    for (const TourStop& stop : scene.stops) {
      EXPECT_TRUE(ids.insert(stop.id).second) << stop.id;
      EXPECT_FALSE(stop.widgets.empty() || stop.title.empty()) << stop.id;
      EXPECT_LE(stop.text.size(), 220u) << stop.id << ": one or two sentences";
    }
  }
}

TEST(GuideMark, StandsBesideWhatItPointsAtWhereThereIsRoom) {
  const Rect window{0, 0, 1280, 720};
  const Size panel{400, 140};
  for (const Rect target : {Rect{40, 40, 200, 48}, Rect{40, 640, 200, 48}, Rect{900, 100, 340, 500},
                            Rect{400, 300, 300, 48}, Rect{1000, 660, 200, 40}}) {
    const Rect place = panel_place(window, target, panel);
    EXPECT_TRUE(intersection(place, target).empty()) << target.x << ", " << target.y;
    EXPECT_GE(place.x, 0);
    EXPECT_GE(place.y, 0);
    EXPECT_LE(place.right(), window.right());
    EXPECT_LE(place.bottom(), window.bottom());
  }
}

// The pages of a first game over a sample, with the tour above them.
class TourPages : public SamplePages {
 public:
  explicit TourPages(const Look& look = {}) : SamplePages(look) {
    if (!driver.problem().empty()) return;
    App& app = driver.app();
    app.add_screen("course", [this] { return std::make_unique<CourseScreen>(*context); });
    app.add_screen("court", [this] { return std::make_unique<CourtScreen>(*context); });
    app.add_screen("debrief", [this] { return std::make_unique<DebriefScreen>(*context, "/nowhere"); });
    tour = std::make_unique<Tour>(*context);
    app.set_guide([this](Ui& ui, const std::string& page) { tour->draw(ui, page); });
  }
  void frames(int n = 6) {
    for (int i = 0; i < n; ++i) driver.app().ask_frame(), driver.app().step(2);
  }
  void key(const std::string& key) { press(key), frames(); }
  std::string at() const { return tour->walk().shown() ? tour->walk().at() : "-"; }
  // The panel and what it points at are in view, and the one does not cover the other.
  void check_view(const std::string& stop) {
    const Registered* panel = widget("tour");
    ASSERT_NE(panel, nullptr) << stop;
    const Rect window = driver.app().ui().window();
    EXPECT_GE(panel->rect.x, 0) << stop;
    EXPECT_LE(panel->rect.bottom(), window.bottom()) << stop;
    ASSERT_NE(tour->walk().widget(), nullptr) << stop;
    const Registered* target = widget(*tour->walk().widget());
    ASSERT_NE(target, nullptr) << stop;
    EXPECT_FALSE(target->visible.empty()) << stop << ": what is pointed at is out of sight";
  }
  // Every stop that can be shown here, in order, with a picture of each.
  std::vector<std::string> walk_scene(const Look& look) {
    std::vector<std::string> shown;
    for (int i = 0; i < 10 && tour->walk().shown(); ++i) {
      shown.push_back(at());
      check_view(at());
      EXPECT_TRUE(driver.picture(look.name + "-tour-" + at()));
      key("F3");
      if (tour->walk().shown() && at() == shown.back()) break;
    }
    return shown;
  }

  std::unique_ptr<Tour> tour;
};

using Stops = std::vector<std::string>;

void walk_a_game(const Look& look) {
  TourPages pages(look);
  ASSERT_EQ(pages.driver.problem(), "");
  pages.draw("home"), pages.frames();
  EXPECT_EQ(pages.widget("tour"), nullptr);
  pages.key("t");
  EXPECT_EQ(pages.walk_scene(look), (Stops{"home-map", "home-course", "home-play"}));
  EXPECT_NE(pages.widget("tour")->text.find("Press **Enter**"), std::string::npos);
  EXPECT_TRUE(pages.driver.picture(look.name + "-tour-waits"));
  pages.key("Enter");
  ASSERT_EQ(pages.driver.app().screen_name(), "briefing");
  EXPECT_EQ(pages.walk_scene(look), (Stops{"briefing-casefile", "briefing-start"}));
  pages.key("Enter");
  ASSERT_EQ(pages.driver.app().screen_name(), "lab");
  EXPECT_EQ(pages.walk_scene(look), (Stops{"lab-figures", "lab-routes", "lab-side", "lab-mix"}));
  pages.key("m");
  EXPECT_EQ(pages.walk_scene(look), (Stops{"mix-queries", "mix-access", "mix-price"}));
  SampleLabGame& game = *pages.library->last;
  game.view_now = sample_view_in_training(), game.progress_now = sample_progress(0);
  pages.draw("training"), pages.frames();
  EXPECT_EQ(pages.walk_scene(look), Stops{"guess"});
  game.view_now = sample_view_in_training(74), game.progress_now = sample_progress(0.7);
  pages.frames();
  EXPECT_EQ(pages.walk_scene(look), (Stops{"training-teacher", "training-student", "training-exam"}));
  game.progress_now = sample_progress(1);
  pages.draw("lab"), pages.frames();
  EXPECT_EQ(pages.walk_scene(look), Stops{"close"});
  game.view_now.history.push_back(game.view_now.history.back());
  pages.frames();
  EXPECT_EQ(pages.walk_scene(look), Stops{"report"});
  pages.key("Enter");
  pages.key("j");
  ASSERT_EQ(pages.driver.app().screen_name(), "court");
  EXPECT_EQ(pages.walk_scene(look).front(), "court-exposure");
  game.view_now.ending = world::Ending::finished, game.view_now.grading = sample_grading(true);
  pages.draw("debrief"), pages.frames();
  EXPECT_EQ(pages.walk_scene(look), (Stops{"debrief-goals", "debrief-if"}));
  pages.frames();
  EXPECT_TRUE(pages.tour->walk().finished());
  EXPECT_EQ(pages.widget("tour"), nullptr);
  EXPECT_TRUE(pages.context->course().progress().tour_seen);
}

TEST(Tour, IsWalkedByKeysThroughAGame) { walk_a_game({.name = "light-100"}); }
TEST(Tour, IsWalkedInTheDark) { walk_a_game({.name = "dark-100", .theme = ThemeName::dark}); }
TEST(Tour, IsWalkedAtTwiceTheSize) { walk_a_game({.name = "light-200", .scale = 2}); }

TEST(Tour, IsLeftWithAKeyAndGoesOnWhereItWasLeft) {
  TourPages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  pages.draw("home"), pages.key("t");
  pages.key("F3");
  EXPECT_EQ(pages.at(), "home-course");
  pages.key("F4");
  EXPECT_EQ(pages.widget("tour"), nullptr);
  EXPECT_EQ(pages.context->course().progress().tour, "home-course");
  EXPECT_EQ(pages.widget("home/tour")->text, "Go on with the tour");
  pages.key("t");
  EXPECT_EQ(pages.at(), "home-course");
  pages.key("F2");
  EXPECT_EQ(pages.at(), "home-map");
}

TEST(Tour, IsWalkedByTabAndByTheMouseAsWell) {
  TourPages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  pages.draw("home");
  ASSERT_TRUE(pages.click("home/tour"));
  pages.frames();
  ASSERT_TRUE(pages.click("tour/next"));
  pages.frames();
  EXPECT_EQ(pages.at(), "home-course");
  pages.press("Tab");  // away from what the mouse has touched
  for (int i = 0; i < 60 && !pages.driver.focused("tour/next"); ++i) pages.press("Tab");
  ASSERT_TRUE(pages.driver.focused("tour/next"));
  pages.key("Enter");
  EXPECT_EQ(pages.at(), "home-play");
  EXPECT_EQ(pages.driver.app().screen_name(), "home") << "Enter was the panel's, not the page's";
}

TEST(Tour, TakesEnterForItsFilledButtonAndElseLeavesItToThePage) {
  TourPages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  pages.draw("home"), pages.key("t");
  for (const char* stop : {"home-map", "home-course", "home-play"}) {
    EXPECT_EQ(pages.at(), stop);
    pages.key("Enter");
    EXPECT_EQ(pages.driver.app().screen_name(), "home");
  }
  EXPECT_EQ(pages.at(), "-");
  EXPECT_TRUE(pages.tour->walk().on());
  pages.key("Enter");
  EXPECT_EQ(pages.driver.app().screen_name(), "briefing") << "Enter is now the page's";
}

TEST(Tour, GoesOnFromTheFirstPageInTheSavedGame) {
  TourPages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  pages.context->course().tour_at("lab-mix");
  pages.draw("home"), pages.key("t");
  EXPECT_EQ(pages.at(), "-");
  ASSERT_NE(pages.widget("tour/go"), nullptr);
  EXPECT_TRUE(pages.driver.picture("tour-goes-on"));
  pages.key("F3");
  EXPECT_EQ(pages.driver.app().screen_name(), "lab");
  EXPECT_EQ(pages.at(), "lab-mix");
}

TEST(Tour, HasReachedItsLastStopOnlyWhereTheGameIsOver) {
  TourPages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  pages.context->course().tour_at("debrief-goals");
  SampleLabGame& game = pages.open(sample_view());
  pages.tour->begin();
  for (const char* page : {"lab", "debrief"}) {
    pages.draw(page), pages.frames();
    EXPECT_EQ(pages.at(), "-") << page << " of a game in play";
    EXPECT_EQ(pages.widget("tour/next"), nullptr) << page;
    pages.key("F3");
    EXPECT_TRUE(pages.tour->walk().on()) << page;
  }
  game.view_now.ending = world::Ending::finished, game.view_now.grading = sample_grading(true);
  pages.frames();
  EXPECT_EQ(pages.at(), "debrief-goals");
  EXPECT_FALSE(pages.context->course().progress().tour_seen);
}

TEST(Tour, IsNeverCoveredByWhatIsSaidInPassing) {
  for (const Look& look : {Look{}, Look{.scale = 2}}) {
    TourPages pages(look);
    ASSERT_EQ(pages.driver.problem(), "");
    pages.open(sample_view());
    pages.draw("lab"), pages.tour->begin(), pages.frames();
    for (int i = 0; i < 6; ++i) {
      pages.driver.app().ui().toast("Student 1 is on sale; customers buy when the quarter closes.");
      pages.frames();
      const Registered *toast = pages.widget("toast/0"), *card = pages.widget("tour");
      ASSERT_NE(toast, nullptr);
      ASSERT_NE(card, nullptr);
      EXPECT_TRUE(intersection(toast->rect, card->rect).empty()) << pages.at() << " at " << look.scale;
      if (i == 0) {
        EXPECT_TRUE(pages.driver.picture("tour-toast-" + std::to_string(static_cast<int>(look.scale))));
      }
      pages.key("F3");
    }
  }
}

TEST(Tour, LeavesThePageUnderItToThePlayer) {
  TourPages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  pages.draw("home"), pages.key("t");
  ASSERT_TRUE(pages.click("home/play"));
  pages.frames();
  EXPECT_EQ(pages.driver.app().screen_name(), "briefing");
  EXPECT_EQ(pages.at(), "briefing-casefile") << "it came along, though two stops were not read";
  pages.key("F1");
  EXPECT_EQ(pages.widget("tour"), nullptr) << "help lies above it";
}

}  // namespace
}  // namespace partly::game
