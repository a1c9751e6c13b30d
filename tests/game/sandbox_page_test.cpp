// The page that just trains, driven by real events: sliders dragged, maps pointed at, presets, and the way
// out. Its students are small, so that they are learned in moments.
#include "game/pages/sandbox/sandbox.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "game/pages/sandbox/thought.h"
#include "sim/base/format.h"
#include "tests/game/lesson_pages.h"
#include "tests/game/look.h"
#include "tests/game/sample_pages.h"
#include "tests/game/tab_walk.h"

namespace partly::game {
namespace {

class PlainHome final : public Screen {
 public:
  std::string title() const override { return "Home"; }
  void draw(Ui& ui) override { ui.interact({.id = "home/anything", .rect = {0, 0, 10, 10}, .text = "Home"}); }
};

class SandboxPages : public UiDriver {
 public:
  explicit SandboxPages(const Look& look = {}, int student = 16, int teacher = 32)
      : UiDriver(options_of(look)),
        bench(std::make_shared<SandboxBench>(
            study::SandboxRuns::Sources{.executor = make_threaded_executor()})) {
    bench->setting.student_width = student, bench->setting.teacher_width = teacher;
    if (!problem().empty()) return;
    app().add_screen("home", [] { return std::make_unique<PlainHome>(); });
    app().add_screen("sandbox", [this] { return std::make_unique<SandboxScreen>(bench); });
    move_to(Point{4, 4});
    show("home");
    app().show("sandbox");
    learn();
  }
  // Until what is set now was learned, and can be seen.
  bool learn() {
    const bool learned = until([&] {
      return !bench->runs.going() && bench->runs.look() && bench->runs.look()->finished() &&
             bench->runs.look()->setting == bench->setting;
    });
    settle();
    return learned;
  }
  std::string says(const std::string& id) {
    const Registered* found = widget(id);
    return found ? found->text : "";
  }
  // The middle of a slider's track, so many hundredths along.
  Point on_track(const std::string& id, float percent) {
    const Rect r = widget(id)->rect;
    return {r.x + 10 + (r.w - 20) * percent / 100, r.y + 36};
  }
  void put_focus(const std::string& id) { app().ui().focus().set_focus(id); }

  std::shared_ptr<SandboxBench> bench;
};

TEST(SandboxPage, SaysWhatWasCountedOnTheStudentThatIsShown) {
  SandboxPages pages;
  ASSERT_EQ(pages.problem(), "");
  const study::SandboxLook& look = *pages.bench->runs.look();
  EXPECT_EQ(pages.says("sandbox/says"), study::told(look));
  EXPECT_NE(pages.says("sandbox/repeated").find("repeats " + std::to_string(look.score().repeated)),
            std::string::npos);
  EXPECT_NE(pages.says("sandbox/mistakes").find(std::to_string(look.teacher->mistakes.size())),
            std::string::npos);
  EXPECT_NE(pages.says("sandbox/agreement").find(format_percent(look.score().agreement)), std::string::npos);
  EXPECT_TRUE(pages.says("sandbox/reaction").empty()) << "nothing was moved yet";
  pages.tap("r");
  ASSERT_TRUE(pages.until([&] { return pages.bench->setting.seed == 2; }));
  ASSERT_TRUE(pages.learn());
  EXPECT_NE(pages.says("sandbox/reaction").find(" ms"), std::string::npos);
  RecordProperty("first_look_ms", static_cast<int>(1000 * pages.bench->runs.reaction_s().value_or(0)));
}

TEST(SandboxPage, FollowsWhileASliderIsDragged) {
  SandboxPages pages;
  ASSERT_EQ(pages.problem(), "");
  const std::string before = pages.says("sandbox/says");
  pages.move_to(pages.on_track("sandbox/answers", 31));
  pages.settle();
  pages.press_button(true);
  ASSERT_TRUE(pages.until([&] { return pages.bench->setting.answers != 60; }));
  for (const float percent : {50.f, 70.f, 90.f}) {
    const std::uint64_t version = pages.bench->runs.version();
    pages.move_to(pages.on_track("sandbox/answers", percent));
    ASSERT_TRUE(pages.until([&] { return pages.bench->runs.version() > version + 1; }))
        << "nothing new was seen with the button held";
  }
  pages.press_button(false);
  ASSERT_TRUE(pages.learn());
  EXPECT_GT(pages.bench->setting.answers, 1000);
  EXPECT_EQ(pages.bench->runs.look()->setting.answers, pages.bench->setting.answers);
  EXPECT_NE(pages.says("sandbox/says"), before);
  EXPECT_EQ(pages.says("sandbox/says").find(format_number(pages.bench->setting.answers, 0) + " answers"), 0u);
}

TEST(SandboxPage, ShowsAnAnswerAgainstWhatTheTeacherThoughtWhereOnePoints) {
  SandboxPages pages;
  ASSERT_EQ(pages.problem(), "");
  std::set<std::string> seen{pages.says("sandbox/thought")};
  EXPECT_NE(seen.begin()->find("the teacher answers"), std::string::npos) << "something is shown at once";
  for (const char* map : {"truth", "teacher", "student"}) {
    const Rect r = pages.widget(std::string("sandbox/map/") + map)->rect;
    const float across = static_cast<float>(seen.size()) / 5;
    pages.move_to(Point{r.x + r.w * across, r.y + r.h * 0.3f});
    pages.settle();
    const study::SandboxLook& look = *pages.bench->runs.look();
    const auto truth = study::at_place(look.teacher->truth, look.teacher->classes, {across, 0.3f});
    const auto is = std::max_element(truth.begin(), truth.end()) - truth.begin();
    EXPECT_EQ(pages.says("sandbox/thought").find("Here: the truth is " + class_name(static_cast<int>(is))),
              0u)
        << map << ": " << pages.says("sandbox/thought");
    seen.insert(pages.says("sandbox/thought"));
  }
  EXPECT_GE(seen.size(), 3u) << "other places, other thoughts";
}

TEST(SandboxPage, FlattensWhatIsShownUnderThePointerWithTheTemperature) {
  SandboxPages pages;
  ASSERT_EQ(pages.problem(), "");
  const std::string before = pages.says("sandbox/thought");
  pages.put_focus("sandbox/temperature");
  pages.press("End");
  EXPECT_EQ(pages.bench->setting.temperature, 20);
  EXPECT_NE(pages.says("sandbox/thought"), before) << "without waiting for students";
  pages.put_focus("sandbox/serves/0");
  pages.press("Enter");
  EXPECT_EQ(pages.bench->setting.access, learn::Access::labels);
  EXPECT_FALSE(pages.widget("sandbox/temperature")->enabled);
  EXPECT_NE(pages.widget("sandbox/temperature")->reason.find("bare answer"), std::string::npos);
}

TEST(SandboxPage, IsMovedByKeysAlone) {
  SandboxPages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.put_focus("sandbox/own");
  pages.press("Right"), pages.press("Right");
  EXPECT_EQ(pages.bench->setting.own_labels, 20);
  pages.put_focus("sandbox/student");
  pages.press("Left");
  EXPECT_EQ(pages.bench->setting.student_width, 12);
  const std::string here = pages.says("sandbox/thought");
  pages.put_focus("sandbox/map/student");
  for (int i = 0; i < 12; ++i) pages.press("Left");
  EXPECT_NE(pages.says("sandbox/thought"), here);
  pages.press("r");
  EXPECT_EQ(pages.bench->setting.seed, 2u);
  pages.press("m");
  EXPECT_EQ(pages.bench->setting.world, 4u);
}

TEST(SandboxPage, TakesWholeSettingsFromPresets) {
  SandboxPages pages;
  ASSERT_EQ(pages.problem(), "");
  const std::vector<study::SandboxPreset>& all = study::sandbox_presets();
  for (std::size_t i = 0; i < all.size(); ++i) {
    pages.tap(std::to_string(i + 1));
    EXPECT_TRUE(pages.until([&] { return is_preset(pages.bench->setting, all[i]); }, 20)) << all[i].id;
  }
}

TEST(SandboxPage, StopsTheTrainingWhenItIsLeftAndRemembersTheSetting) {
  SandboxPages pages;
  ASSERT_EQ(pages.problem(), "");
  pages.tap("2");
  ASSERT_TRUE(
      pages.until([&] { return pages.bench->runs.going() && pages.bench->setting.temperature == 20; }));
  pages.tap("Esc");
  ASSERT_TRUE(pages.until([&] { return pages.app().screen_name() == "home"; }));
  EXPECT_FALSE(pages.bench->runs.going());
  pages.app().show("sandbox");
  EXPECT_TRUE(pages.until([&] { return pages.bench->runs.going(); })) << "it goes on where it was";
  EXPECT_EQ(pages.bench->setting.temperature, 20);
}

TEST(SandboxPage, IsOpenedFromTheFirstPageAndFromALesson) {
  const auto bench = [] {
    return std::make_shared<SandboxBench>(study::SandboxRuns::Sources{.executor = make_threaded_executor()});
  };
  {
    SamplePages home;
    ASSERT_EQ(home.driver.problem(), "");
    home.driver.app().add_screen("sandbox", [&] { return std::make_unique<SandboxScreen>(bench()); });
    home.draw("home");
    home.press("j");
    EXPECT_EQ(home.driver.app().screen_name(), "sandbox");
  }
  LessonPages lesson("one");
  ASSERT_EQ(lesson.problem(), "");
  lesson.app().add_screen("sandbox", [&] { return std::make_unique<SandboxScreen>(bench()); });
  lesson.tap("j");
  EXPECT_TRUE(lesson.until([&] { return lesson.app().screen_name() == "sandbox"; }, 20));
}

enum class Views {
  first,
  all
};  // the others train anew and differ from the first by what is drawn on the maps

void draw_sandbox(const Look& look, Views views = Views::first) {
  SandboxPages pages(look);
  ASSERT_EQ(pages.problem(), "");
  const auto keep = [&](const std::string& name) {
    ASSERT_TRUE(pages.learn()) << name;
    const Status saved = pages.picture(look.name + "-sandbox" + name);
    EXPECT_TRUE(saved) << (saved ? "" : saved.error().message());
  };
  keep("");
  walk_by_tab(pages, look.name);
  if (views == Views::first) return;
  pages.app().ui().focus().clear();
  pages.tap("3");
  ASSERT_TRUE(pages.until([&] { return pages.bench->setting.own_labels > 0; }));
  keep("-own");
  const Rect window = pages.app().ui().window();
  pages.move_to(Point{window.w * 0.7f, window.h * 0.6f});
  pages.wheel(40);
  ASSERT_TRUE(pages.move_to("sandbox/map/student"));
  keep("-pointed");
  pages.put_focus("sandbox/serves/0");
  pages.tap("Enter");
  ASSERT_TRUE(pages.until([&] { return pages.bench->setting.access == learn::Access::labels; }));
  keep("-answer");
}

TEST(SandboxPictures, AreDrawnAndWalkedAtFullSize) { draw_sandbox({.name = "light-100"}, Views::all); }
TEST(SandboxPictures, AreDrawnAndWalkedInTheDark) {
  draw_sandbox({.name = "dark-100", .theme = ThemeName::dark});
}
TEST(SandboxPictures, AreDrawnAndWalkedInHighContrast) {
  draw_sandbox({.name = "contrast-100", .theme = ThemeName::high_contrast});
}
TEST(SandboxPictures, AreDrawnAndWalkedAtTwiceTheSize) { draw_sandbox({.name = "light-200", .scale = 2}); }
TEST(SandboxPictures, AreDrawnAndWalkedOnASmallWindow) {
  draw_sandbox({.name = "light-1024", .width = 1024, .height = 768});
}
TEST(SandboxPictures, AreDrawnAndWalkedOnAProjector) {
  draw_sandbox({.name = "projector", .width = 1024, .height = 768, .scale = 1.5f}, Views::all);
}
TEST(SandboxPictures, AreDrawnAndWalkedOnALargeScreen) {
  draw_sandbox({.name = "light-1080", .width = 1920, .height = 1080});
}

TEST(ShadedMap, IsPalerWhereItIsLessSure) {
  const std::vector<float> thought{1, 0, 0.5f, 0.5f, 0.6f, 0.4f, 0, 1};  // 2 x 2 cells of two classes
  const ShadedMap map{.id = "m", .side = 2, .classes = 2, .probabilities = thought.data()};
  const Theme& light = theme(ThemeName::light);
  const std::vector<std::uint32_t> pixels = shade(map, light, 2, 2);
  ASSERT_EQ(pixels.size(), 4u);
  EXPECT_EQ(pixels[3], light.map_class[1].abgr()) << "sure";
  EXPECT_NE(pixels[2], light.map_class[0].abgr()) << "not so sure, and beside another class";
}

}  // namespace
}  // namespace partly::game
