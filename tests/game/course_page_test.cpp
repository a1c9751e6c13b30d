// The course in the window: chapters chosen and steps opened by keys, the check answered, progress kept, and
// pictures in sizes and themes.
#include "game/pages/course/course_page.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

#include "game/pages/glossary/glossary.h"
#include "game/pages/lesson/lesson_page.h"
#include "game/pages/settings/settings.h"
#include "tests/game/sample_lessons.h"
#include "tests/game/sample_pages.h"
#include "tests/game/tab_walk.h"

namespace partly::game {
namespace {

namespace fs = std::filesystem;

// The course over a sample library, with the lessons of the tests behind its steps.
class CoursePages : public SamplePages {
 public:
  explicit CoursePages(const Look& look = {}) : SamplePages(look) {
    if (!driver.problem().empty()) return;
    App& app = driver.app();
    app.add_screen("course", [this] { return std::make_unique<CourseScreen>(*context); });
    app.add_screen("lesson", [this] { return std::make_unique<LessonScreen>(book); });
  }
  std::string says(const std::string& id) {
    const Registered* found = widget(id);
    return found ? found->text : "";
  }
  CourseBook& course() { return context->course(); }
  const std::string& page() { return driver.app().screen_name(); }
  void answer(const char* key) { press(key), press("Enter"); }

  std::shared_ptr<LessonBook> book = sample_book();
};

TEST(CoursePage, OpensAtTheChapterThatIsRecommendedAndChoosesOthersByNumber) {
  CoursePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  pages.draw("course");
  EXPECT_NE(pages.says("course/chapter/teach-a-student").find("Recommended next"), std::string::npos);
  EXPECT_NE(pages.widget("course/step/sandbox"), nullptr);
  pages.press("4");
  EXPECT_NE(pages.widget("course/step/whose-mistakes"), nullptr) << "all are open from the start";
  EXPECT_EQ(pages.widget("course/step/sandbox"), nullptr);
}

TEST(CoursePage, OpensTheNextStepWithEnterAndAGameAtItsBriefing) {
  CoursePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  pages.course().sandbox_tried();
  pages.draw("course");
  EXPECT_NE(pages.says("course/go").find("Sixty questions"), std::string::npos) << pages.says("course/go");
  pages.press("Enter");
  EXPECT_EQ(pages.page(), "lesson");
  pages.press("Esc");
  pages.press("2");
  ASSERT_TRUE(pages.click("course/step/the-shortcut"));
  EXPECT_EQ(pages.page(), "briefing");
}

TEST(CoursePage, ExplainsEachAnswerAndCountsTheFirstOne) {
  CoursePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  const course::Chapter& chapter = pages.course().course().chapters.front();
  pages.draw("course");
  pages.press("q");
  EXPECT_EQ(pages.says("check/question"), chapter.check[0].text);
  EXPECT_EQ(pages.widget("check/says"), nullptr) << "nothing is explained before";
  pages.press("b");  // right
  EXPECT_EQ(pages.says("check/says"), chapter.check[0].why);
  pages.press("a");
  EXPECT_EQ(pages.course().progress().answers.at(chapter.check[0].id), true) << "an answer stands";
  pages.press("Enter");
  pages.answer("c");  // wrong
  pages.answer("c");  // right
  EXPECT_EQ(pages.says("check/score"), "2 of 3 at first answer");
  pages.press("r");
  pages.answer("b"), pages.answer("a"), pages.answer("c");
  EXPECT_EQ(pages.says("check/score"), "2 of 3 at first answer") << "repeated, but the first ones count";
  EXPECT_EQ(course::standing(pages.course().progress(), chapter).right, 2);
  pages.press("Enter");
  EXPECT_NE(pages.widget("course/step/sandbox"), nullptr);
  EXPECT_NE(pages.says("course/chapter/teach-a-student").find("check: 2 of 3"), std::string::npos);
}

TEST(CoursePage, GoesBackFromTheCheckBeforeItGoesBackToTheFirstPage) {
  CoursePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  pages.draw("home");
  pages.press("s");
  ASSERT_EQ(pages.page(), "course");
  pages.press("q");
  ASSERT_NE(pages.widget("check/question"), nullptr);
  pages.press("Esc");
  EXPECT_EQ(pages.page(), "course");
  EXPECT_EQ(pages.widget("check/question"), nullptr);
  pages.press("Esc");
  EXPECT_EQ(pages.page(), "home");
}

TEST(CoursePage, IsTickedByALessonOnlyOnceItsLastBeatWasSeen) {
  CoursePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  LessonBook::Sources sources;
  std::vector<std::string> seen;
  sources.seen = [&](const std::string& lesson) { seen.push_back(lesson); };
  pages.book = sample_book(std::move(sources));
  pages.book->ask("one");
  pages.draw("lesson");
  for (int i = 0; i < 4; ++i) pages.press("PageDown");
  EXPECT_TRUE(seen.empty()) << "the last beat is not seen yet";
  pages.press("PageDown");
  EXPECT_EQ(seen, std::vector<std::string>{"one"});
  pages.book->ask("both");  // a programme that leaves out a beat of its first lesson
  pages.draw("home"), pages.draw("lesson");
  for (int i = 0; i < 3; ++i) pages.press("PageDown");
  EXPECT_EQ(seen.size(), 1u) << "beats were left out";
}

TEST(CoursePage, IsTickedByAGameThatHasEnded) {
  CoursePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  SampleLabGame& game = pages.open(sample_view());
  pages.draw("lab");
  EXPECT_TRUE(pages.course().progress().games.empty());
  game.view_now.ending = world::Ending::finished;
  game.view_now.history.push_back(game.view_now.history.back());
  pages.draw("lab");
  EXPECT_TRUE(pages.course().progress().games.contains(game.view_now.scenario_id));
}

TEST(CourseBookOnDisk, KeepsEachStepAtOnceAndCanBeCleared) {
  const fs::path path =
      fs::temp_directory_path() / ("partly-course-book-" + std::to_string(::getpid()) + ".json");
  {
    CourseBook book(path);
    book.lesson_seen("parrot"), book.answered("ratio", true), book.answered("ratio", false);
    book.tour_at("lab-routes");
  }
  {
    CourseBook book(path);
    EXPECT_TRUE(book.progress().lessons.contains("parrot"));
    EXPECT_TRUE(book.progress().answers.at("ratio")) << "the first answer counts";
    EXPECT_EQ(book.progress().tour, "lab-routes");
    book.clear();
  }
  EXPECT_EQ(CourseBook(path).progress(), course::Progress{});
  fs::remove(path);
}

TEST(CourseBookOnDisk, SetsABrokenFileAsideNamesItAndGoesOn) {
  const fs::path folder = fs::temp_directory_path() / ("partly-course-broken-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const fs::path path = folder / "course.json";
  std::ofstream(path) << "{\"format\":\"partly-course-progress/1\",\"lessons\":";
  CourseBook book(path);
  const std::vector<std::string> complaints = book.take_complaints();
  ASSERT_EQ(complaints.size(), 1u);
  EXPECT_NE(complaints[0].find(path.string()), std::string::npos) << complaints[0];
  EXPECT_NE(complaints[0].find("course-unread-1.json"), std::string::npos) << complaints[0];
  book.sandbox_tried();
  EXPECT_TRUE(fs::exists(folder / "course-unread-1.json"));
  EXPECT_TRUE(CourseBook(path).progress().sandbox) << "a new file was begun";
  fs::remove_all(folder);
}

TEST(CoursePage, IsClearedInTheSettingsAfterAQuestion) {
  CoursePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  App& app = pages.driver.app();
  app.add_screen("settings", [&] {
    SettingsContext context;
    context.progress = [&] { return pages.course().progress() != course::Progress{}; };
    context.clear_progress = [&] { pages.course().clear(); };
    context.save_to = (fs::temp_directory_path() / "partly-course-settings.json").string();
    return std::make_unique<SettingsScreen>(app, context);
  });
  pages.draw("settings");
  ASSERT_NE(pages.widget("settings/clear-progress"), nullptr);
  EXPECT_FALSE(pages.widget("settings/clear-progress")->enabled) << "there is none yet";
  pages.course().sandbox_tried();
  pages.draw("settings");
  const auto ask = [&] {
    for (int i = 0; i < 60 && !pages.driver.focused("settings/clear-progress"); ++i) pages.press("Tab");
    pages.press("Enter");
  };
  ask(), pages.press("Enter");
  EXPECT_TRUE(pages.course().progress().sandbox) << "Enter keeps it";
  ask(), pages.press("c");
  EXPECT_EQ(pages.course().progress(), course::Progress{});
}

void use_glossary(App& app) {
  const auto glossary = std::make_shared<GlossaryDialog>(scenario::load_glossary());
  app.set_glossary([glossary](Ui& ui) { return glossary->draw(ui); });
  app.ui().terms_in = [glossary](const std::string& text) { return glossary->terms_in(text); };
}

TEST(Glossary, IsTwoKeysAwayFindsWhatIsTypedAndClosesWithOne) {
  CoursePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  use_glossary(pages.driver.app());
  pages.draw("course");
  pages.press("F1"), pages.press("g");
  ASSERT_NE(pages.widget("glossary/search"), nullptr);
  EXPECT_TRUE(pages.driver.focused("glossary/search"));
  EXPECT_NE(pages.widget("glossary/audit"), nullptr);
  pages.driver.type("p-val");
  EXPECT_NE(pages.widget("glossary/p-value"), nullptr);
  EXPECT_EQ(pages.widget("glossary/audit"), nullptr) << "the g that opened it was not typed into it";
  pages.press("Esc");
  EXPECT_EQ(pages.widget("glossary/search"), nullptr);
  EXPECT_EQ(pages.page(), "course");
}

TEST(Glossary, OpensAtTheTermsOfWhatWasExplainedLast) {
  CoursePages pages;
  ASSERT_EQ(pages.driver.problem(), "");
  use_glossary(pages.driver.app());
  pages.open(sample_view());
  pages.draw("lab");
  pages.press("n");
  for (int i = 0; i < 60 && !pages.driver.focused("header/exposure"); ++i) pages.press("Tab");
  ASSERT_TRUE(pages.driver.focused("header/exposure"));
  EXPECT_TRUE(pages.driver.picture("light-100-explained-with-terms"));
  pages.press("F1"), pages.press("g");
  ASSERT_NE(pages.widget("glossary/exposure"), nullptr);
  EXPECT_LT(pages.widget("glossary/exposure")->rect.y, pages.widget("glossary/access-cut")->rect.y)
      << "before what comes first by name";
  EXPECT_TRUE(pages.driver.picture("light-100-glossary-of-terms"));
}

TEST(Glossary, KnowsTheTermsOfATextAsWordsOfTheirOwn) {
  const GlossaryDialog glossary(scenario::load_glossary());
  EXPECT_EQ(glossary.terms_in("Log-odds of two exhibits"), (std::vector<std::string>{"log-odds", "exhibit"}));
  EXPECT_TRUE(glossary.terms_in("Examples, glossy and labelled").empty());
}

void draw_course(const Look& look) {
  CoursePages pages(look);
  ASSERT_EQ(pages.driver.problem(), "");
  use_glossary(pages.driver.app());
  const auto keep = [&](const std::string& name) {
    for (int i = 0; i < 4; ++i) pages.driver.app().ask_frame(), pages.driver.app().step(0);
    EXPECT_TRUE(pages.driver.picture(look.name + "-course-" + name)) << name;
    walk_by_tab(pages.driver, look.name + " course " + name);
    pages.driver.app().ui().focus().clear();
  };
  pages.course().sandbox_tried(), pages.course().lesson_seen("sixty-questions");
  pages.course().answered("one-list", true), pages.course().game_ended("the-shortcut");
  pages.draw("course");
  keep("chapter");
  pages.press("q");
  keep("question");
  pages.press("a");
  keep("answer");
  pages.press("Enter"), pages.answer("a"), pages.answer("c");
  keep("score");
  pages.press("Enter"), pages.press("4");
  keep("letter");
  pages.press("F1"), pages.press("g");
  for (int i = 0; i < 4; ++i) pages.driver.app().ask_frame(), pages.driver.app().step(0);
  EXPECT_TRUE(pages.driver.picture(look.name + "-course-glossary"));
}

TEST(CoursePictures, AreDrawnAndWalkedAtFullSize) { draw_course({.name = "light-100"}); }
TEST(CoursePictures, AreDrawnAndWalkedInTheDark) {
  draw_course({.name = "dark-100", .theme = ThemeName::dark});
}
TEST(CoursePictures, AreDrawnAndWalkedOnALargeScreen) {
  draw_course({.name = "light-1080", .width = 1920, .height = 1080});
}
TEST(CoursePictures, AreDrawnAndWalkedAtTwiceTheSize) { draw_course({.name = "light-200", .scale = 2}); }
TEST(CoursePictures, AreDrawnAndWalkedInTheDarkAtTwiceTheSize) {
  draw_course({.name = "dark-200", .scale = 2, .theme = ThemeName::dark});
}

}  // namespace
}  // namespace partly::game
