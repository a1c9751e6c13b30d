// Lessons in the window: walked by keys, guessed by one person and by a class, scored, and drawn in sizes and
// themes with pictures kept.
#include "game/pages/lesson/lesson_page.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "game/pages/debrief/see_why.h"
#include "game/pages/lesson/beat_curves.h"
#include "game/pages/lesson/evidence.h"
#include "game/pages/lesson/lessons.h"
#include "tests/game/lesson_pages.h"
#include "tests/game/sample_view.h"
#include "tests/game/tab_walk.h"

namespace partly::game {
namespace {

constexpr const char* kQuestion = "What share of the exam";

TEST(LessonPage, IsWalkedByAClickerAlone) {
  LessonPages pages("one");
  ASSERT_EQ(pages.problem(), "");
  const std::vector<std::string> way{"The oracle",     kQuestion,  "Sixty bare answers",
                                     "How many units", "One knob", "A probability is worth"};
  for (const std::string& title : way) {
    EXPECT_TRUE(pages.at(title)) << title << " and not " << pages.says("lesson/says");
    pages.press("PageDown");
  }
  EXPECT_EQ(pages.app().screen_name(), "lessons") << "Done leads back to the list";
  EXPECT_TRUE(pages.book->scores().empty()) << "nobody guessed";
}

TEST(LessonPage, GoesBackAndToTheEndsByKeys) {
  LessonPages pages("one");
  ASSERT_EQ(pages.problem(), "");
  pages.press("End");
  EXPECT_TRUE(pages.at(kQuestion)) << "no further than the first question: " << pages.says("lesson/says");
  pages.press("Space"), pages.press("PageUp"), pages.press("PageUp");
  EXPECT_TRUE(pages.at("The oracle"));
  pages.press("End");
  EXPECT_TRUE(pages.at("How many units")) << "the first question was answered";
  pages.press("Home");
  EXPECT_TRUE(pages.at("The oracle"));
  pages.press("Right");
  EXPECT_TRUE(pages.at(kQuestion));
}

TEST(LessonPage, ShowsNothingOfAnAnswerBeforeTheGuess) {
  LessonPages pages("one");
  ASSERT_EQ(pages.problem(), "");
  pages.press("PageDown");
  ASSERT_TRUE(pages.at(kQuestion));
  for (const bool with_class : {false, true}) {
    for (const char* secret : {"71.3", "0.713", "Sixty bare answers", "The student's map", "easured "})
      EXPECT_FALSE(pages.told(secret)) << secret << (with_class ? " before a class" : "");
    pages.press("t");
  }
  EXPECT_EQ(pages.says("lesson/guess"), "Your guess: no guess yet") << "no number is suggested";
}

TEST(LessonPage, ScoresOnePersonsNumberThatWasTyped) {
  LessonPages pages("one");
  ASSERT_EQ(pages.problem(), "");
  pages.press("PageDown");
  pages.press("6"), pages.press("5");
  EXPECT_EQ(pages.says("lesson/guess"), "Your guess: 65 %");
  pages.press("Backspace"), pages.press("1");
  EXPECT_EQ(pages.says("lesson/guess"), "Your guess: 61 %");
  pages.press("Right"), pages.press("Down");
  EXPECT_EQ(pages.says("lesson/guess"), "Your guess: 52 %");
  pages.press("Enter");
  EXPECT_NE(pages.says("lesson/guesses").find("52 %. Measured 71.3 %"), std::string::npos)
      << pages.says("lesson/guesses");
  ASSERT_EQ(pages.book->scores().size(), 1u);
  EXPECT_NEAR(pages.book->scores()[0].off, 0.193, 1e-9);
  EXPECT_EQ(pages.book->scores()[0].hands, 0);
  pages.press("PageUp"), pages.press("9"), pages.press("PageDown");
  EXPECT_EQ(pages.book->scores().size(), 1u) << "what was guessed stands";
  EXPECT_NE(pages.says("lesson/guesses").find("52 %"), std::string::npos);
}

TEST(LessonPage, TakesAGuessFromTheMouse) {
  LessonPages pages("one");
  ASSERT_EQ(pages.problem(), "");
  pages.press("PageDown");
  ASSERT_TRUE(pages.click("lesson/guess"));
  EXPECT_EQ(pages.says("lesson/guess"), "Your guess: 50 %") << "the middle of the track";
}

TEST(LessonPage, CountsTheHandsOfAClassByKeysAndAsTyped) {
  LessonPages pages("one");
  ASSERT_EQ(pages.problem(), "");
  pages.press("PageDown"), pages.press("t");
  for (const char* key : {"4", "4", "1", "3", "Backspace"}) pages.press(key);
  EXPECT_NE(pages.says("lesson/hands").find("0 % to 20 %: 1."), std::string::npos)
      << pages.says("lesson/hands");
  EXPECT_NE(pages.says("lesson/hands").find("60 % to 80 %: 2."), std::string::npos);
  ASSERT_TRUE(pages.click("lesson/count/4"));
  pages.type("12");
  EXPECT_NE(pages.says("lesson/hands").find("80 % to 100 %: 12."), std::string::npos)
      << pages.says("lesson/hands");
  pages.press("PageDown");
  ASSERT_EQ(pages.book->scores().size(), 1u) << "the clicker works from within a field";
  EXPECT_EQ(pages.book->scores()[0].hands, 15);
  EXPECT_NEAR(pages.book->scores()[0].off, (0.513 + 12 * 0.087) / 15, 1e-9);
  EXPECT_NE(pages.says("lesson/guesses").find("Measured 71.3 %"), std::string::npos);
}

TEST(LessonPage, ShowsTheStateBeforeAndAfterAChange) {
  LessonPages pages("one");
  ASSERT_EQ(pages.problem(), "");
  pages.press("PageDown"), pages.press("PageDown");
  EXPECT_EQ(pages.widget("one/bare/map/0/before"), nullptr);
  pages.press("p");
  EXPECT_NE(pages.widget("one/bare/map/0/before"), nullptr) << "without motion the key shows what was before";
  pages.press("p");
  EXPECT_EQ(pages.widget("one/bare/map/0/before"), nullptr);
}

TEST(LessonPage, TellsAgainWithOtherSeedsAndAsksAgain) {
  LessonPages pages("one");
  ASSERT_EQ(pages.problem(), "");
  pages.press("PageDown"), pages.press("7"), pages.press("PageDown");
  pages.press("r");
  EXPECT_TRUE(pages.at("The oracle"));
  EXPECT_EQ(pages.book->run("one")->seed, 2u);
  pages.press("PageDown");
  EXPECT_EQ(pages.says("lesson/guess"), "Your guess: no guess yet");
}

TEST(LessonPage, HasNotesForWhoPresentsOnAKey) {
  LessonPages pages("one");
  ASSERT_EQ(pages.problem(), "");
  pages.press("PageDown"), pages.press("PageDown");
  EXPECT_EQ(pages.widget("lesson/note"), nullptr);
  pages.press("o");
  EXPECT_EQ(pages.says("lesson/note"), "Ask who would dare to draw the map from sixty places.");
}

TEST(LessonPage, GoesThroughAProgrammeAndShowsOnlyItsBeats) {
  LessonPages pages("both");
  ASSERT_EQ(pages.problem(), "");
  EXPECT_TRUE(pages.at(kQuestion)) << "the oracle is left out";
  pages.press("PageDown"), pages.press("PageDown");
  EXPECT_TRUE(pages.at("A probability"));
  pages.press("PageDown");
  EXPECT_TRUE(pages.at("The oracle")) << "the second lesson";
  pages.press("PageUp");
  EXPECT_TRUE(pages.at("A probability"));
}

TEST(LessonPage, SaysWhatThereIsInsteadOfAnUnknownLesson) {
  LessonPages pages("xyz");
  ASSERT_EQ(pages.problem(), "");
  EXPECT_NE(pages.says("lesson/says").find("There are: one, two, both"), std::string::npos);
  pages.press("Esc");
  EXPECT_EQ(pages.app().screen_name(), "lessons");
}

TEST(LessonPage, StopsTheTrainingWhenItIsLeft) {
  LessonPages pages("", {}, real_book());
  ASSERT_EQ(pages.problem(), "");
  pages.book->ask("unseen-digit");
  pages.app().show("lesson");
  ASSERT_TRUE(pages.until([&] { return pages.book->run("unseen-digit") != nullptr; }));
  pages.tap("Esc");
  ASSERT_TRUE(pages.until([&] { return pages.app().screen_name() == "lessons"; }));
  EXPECT_EQ(pages.book->run("unseen-digit"), nullptr);
}

TEST(LessonsPage, StartsAProgrammeWithOneKey) {
  LessonPages pages("");
  ASSERT_EQ(pages.problem(), "");
  EXPECT_NE(pages.widget("lessons/copy-of-a-copy"), nullptr);
  EXPECT_NE(pages.says("lessons/ten-minutes").find("10 min"), std::string::npos);
  pages.press("d");
  EXPECT_EQ(pages.app().screen_name(), "lesson");
}

TEST(BeatCurves, WithTheSameAxesShareAPlot) {
  const std::vector<study::Beat> beats = sample_beats();
  const auto plots = plots_of({.id = "x", .beat = &beats[2]});
  ASSERT_EQ(plots.size(), 1u);
  ASSERT_EQ(plots[0].curves.size(), 2u);
  EXPECT_EQ(plots[0].y_low, 0);
  EXPECT_EQ(plots[0].y_high, 1);
  const auto half = plots_of({.id = "x", .beat = &beats[2], .drawn = 0.5f});
  EXPECT_EQ(half[0].curves[0].x.size(), 9u) << "of 17 points";
  EXPECT_EQ(half[0].x_high, plots[0].x_high) << "the axes stay where they will be";
}

TEST(SeeWhy, LeadsToTheLessonThatShowsWhatHappened) {
  world::WorldView view = sample_view();
  view.proceedings.clear(), view.models.clear();
  view.terms.alarms.value = 0, view.terms.access_cut = false;
  EXPECT_EQ(see_why(view).front().lesson, "sixty-questions") << "nothing happened yet";
  world::ModelView model;
  model.mine = true, model.sources.own_labels = 500;
  view.models = {model};
  EXPECT_EQ(see_why(view).front().lesson, "noisy-world");
  view.models[0].sources.queries = 200;
  EXPECT_EQ(see_why(view).front().lesson, "laundering");
  view.models[0].sources.other_answers = 10;
  EXPECT_EQ(see_why(view).front().lesson, "copy-of-a-copy");
  view.terms.access_cut = true;
  EXPECT_EQ(see_why(view).front().lesson, "hide-in-the-crowd");
  view.proceedings = sample_view().proceedings;
  ASSERT_TRUE(view.proceedings.front().exhibit.has_value());
  EXPECT_EQ(see_why(view).front().lesson, "whose-mistakes");
  EXPECT_EQ(see_why(view).size(), kMostLessons);
  for (world::ProceedingView& one : view.proceedings) one.mine = one.brought = false;
  EXPECT_EQ(see_why(view).front().lesson, "hide-in-the-crowd") << "a court looked into another's model";
  view.proceedings = sample_view().proceedings;
  for (const SeeWhy& one : see_why(view)) EXPECT_TRUE(study::lesson_named(one.lesson).ok()) << one.lesson;
}

void draw_lesson(const Look& look) {
  LessonPages pages("one", look);
  ASSERT_EQ(pages.problem(), "");
  const auto keep = [&](const std::string& name) {
    pages.keep(look.name + "-lesson-" + name);
    walk_by_tab(pages, look.name + " " + name);
    pages.app().ui().focus().clear();
  };
  keep("oracle");
  pages.press("PageDown");
  keep("ask-empty");
  pages.press("4"), pages.press("2");
  keep("ask");
  pages.press("PageDown");
  keep("answer");
  pages.press("t"), pages.press("PageDown");
  for (const char* key : {"1", "2", "2", "3", "3", "3", "3", "4", "4", "5"}) pages.press(key);
  keep("class");
  pages.press("PageDown"), pages.press("o");
  keep("class-answer");
  pages.press("o"), pages.press("s");
  pages.move_to(pages.app().ui().window().centre());
  pages.keep(look.name + "-lesson-spotlight");
  pages.press("s"), pages.press("PageDown");
  keep("end");
  pages.press("PageDown");
  keep("list");
}

TEST(LessonPictures, AreDrawnAndWalkedAtFullSize) { draw_lesson({.name = "light-100"}); }
TEST(LessonPictures, AreDrawnAndWalkedInTheDark) {
  draw_lesson({.name = "dark-100", .theme = ThemeName::dark});
}
TEST(LessonPictures, AreDrawnAndWalkedAtTwiceTheSize) { draw_lesson({.name = "light-200", .scale = 2}); }
TEST(LessonPictures, AreDrawnAndWalkedInTheDarkAtTwiceTheSize) {
  draw_lesson({.name = "dark-200", .scale = 2, .theme = ThemeName::dark});
}
TEST(LessonPictures, AreDrawnAndWalkedOnAProjector) {
  draw_lesson({.name = "projector", .width = 1024, .height = 768, .scale = 1.5f});
}
TEST(LessonPictures, AreDrawnAndWalkedOnALargeScreen) {
  draw_lesson({.name = "light-1080", .width = 1920, .height = 1080});
}

TEST(LessonMaps, LeaveOutWhatTheirCaptionsShare) {
  const auto rest = [](std::vector<std::string> captions) {
    return captions.back().substr(shared_beginning(captions));
  };
  EXPECT_EQ(rest({"The student's map, from 250 labels", "The student's map, from 250 answers"}),
            "from 250 answers");
  EXPECT_EQ(rest({"Sixty bare answers", "Sixty answers with probabilities"}), "answers with probabilities");
  EXPECT_EQ(rest({"the teacher", "teachers"}), "teachers");
  EXPECT_EQ(rest({"The student's map", "The student's map"}), "The student's map");
  EXPECT_EQ(rest({"The student's map", "The student's map, later"}), "The student's map, later");
}

}  // namespace
}  // namespace partly::game
