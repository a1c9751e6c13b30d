// Progress in the course: what is ticked by what, and files of it, whole and broken.
#include "sim/course/progress.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

namespace partly::course {
namespace {

namespace fs = std::filesystem;

const Course& shipped() { return *shipped_course(); }
const Chapter& first_chapter() { return shipped().chapters.front(); }

TEST(CourseProgress, TicksALessonAGameAndTheSandboxEachByItself) {
  Progress progress;
  const Step lesson{StepKind::lesson, "sixty-questions", "", 1}, game{StepKind::scenario, "partly", "", 1},
      sandbox{StepKind::sandbox, "", "", 1};
  for (const Step& step : {lesson, game, sandbox}) EXPECT_FALSE(done(progress, step));
  progress.lessons.insert("sixty-questions");
  EXPECT_TRUE(done(progress, lesson));
  EXPECT_FALSE(done(progress, game));
  EXPECT_FALSE(done(progress, sandbox));
  progress.games.insert("sixty-questions");
  EXPECT_FALSE(done(progress, game)) << "a game of another scenario";
  progress.games.insert("partly"), progress.sandbox = true;
  EXPECT_TRUE(done(progress, game));
  EXPECT_TRUE(done(progress, sandbox));
}

TEST(CourseProgress, CountsRightAnswersOfOneChapterAndRecommendsTheFirstThatIsNotWhole) {
  Progress progress;
  EXPECT_EQ(recommended(progress, shipped()), &first_chapter());
  EXPECT_EQ(next_step(progress, first_chapter())->kind, StepKind::sandbox);
  progress.sandbox = true;
  for (const Step& step : first_chapter().steps)
    if (step.kind == StepKind::lesson) progress.lessons.insert(step.id);
  EXPECT_EQ(next_step(progress, first_chapter()), nullptr);
  EXPECT_EQ(recommended(progress, shipped()), &first_chapter()) << "its check is open";
  progress.answers[first_chapter().check[0].id] = true;
  progress.answers[first_chapter().check[1].id] = false;
  progress.answers[shipped().chapters[1].check[0].id] = true;
  Standing now = standing(progress, first_chapter());
  EXPECT_EQ(now.answered, 2);
  EXPECT_EQ(now.right, 1);
  EXPECT_FALSE(now.whole());
  progress.answers[first_chapter().check[2].id] = false;
  now = standing(progress, first_chapter());
  EXPECT_TRUE(now.whole()) << "it is whole once it is answered, rightly or not";
  EXPECT_EQ(chapters_done(progress, shipped()), 1);
  EXPECT_EQ(recommended(progress, shipped()), &shipped().chapters[1]);
}

class ProgressFile : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }
  void put(const std::string& text) { std::ofstream(path) << text; }
  fs::path folder = fs::temp_directory_path() / ("partly-course-progress-" + std::to_string(::getpid()));
  fs::path path = folder / "course.json";
};

TEST_F(ProgressFile, IsNothingBeforeTheFirstStepAndKeepsWhatWasWritten) {
  const auto none = read_progress(path, shipped());
  ASSERT_TRUE(none);
  EXPECT_EQ(*none, Progress{});
  Progress progress;
  progress.lessons = {"sixty-questions", "parrot"}, progress.games = {"partly", "my-own"};
  progress.sandbox = true, progress.answers = {{"soft-answers", true}, {"ratio", false}};
  progress.tour = "lab-routes", progress.tour_seen = true;
  ASSERT_TRUE(write_progress(progress, path));
  const auto read = read_progress(path, shipped());
  ASSERT_TRUE(read) << read.error().message();
  EXPECT_EQ(*read, progress);
}

struct BrokenFile {
  const char *name, *text, *says;
};

TEST_F(ProgressFile, IsRefusedWhereItIsBrokenAndSaysWhatAndWhere) {
  const std::string good =
      R"({"format":"partly-course-progress/1","lessons":["parrot"],"games":[],"sandbox":false,"answers":{"ratio":true},"tour":"","tour_seen":false})";
  put(good);
  EXPECT_TRUE(read_progress(path, shipped()));
  for (
      const BrokenFile& each : std::initializer_list<BrokenFile>{
          {"empty", "", "cannot be read"},
          {"cut off", R"({"format":"partly-course-progress/1","less)", "cannot be read"},
          {"a list", "[]", "format"},
          {"without a format", R"({"lessons":[]})", "format"},
          {"another kind", R"({"format":"partly-results/1"})", "partly-results/1"},
          {"of tomorrow", R"({"format":"partly-course-progress/2"})", "Update Partly"},
          {"an unknown key",
           R"({"format":"partly-course-progress/1","lessons":[],"games":[],"sandbox":false,"answers":{},"tour":"","tour_seen":false,"name":"Ada"})",
           "name"},
          {"a key too few",
           R"({"format":"partly-course-progress/1","lessons":[],"games":[],"answers":{},"tour":"","tour_seen":false})",
           "sandbox"},
          {"a number for yes",
           R"({"format":"partly-course-progress/1","lessons":[],"games":[],"sandbox":1,"answers":{},"tour":"","tour_seen":false})",
           "true or false"},
          {"no such lesson",
           R"({"format":"partly-course-progress/1","lessons":["pirate"],"games":[],"sandbox":false,"answers":{},"tour":"","tour_seen":false})",
           "pirate"},
          {"no such question",
           R"({"format":"partly-course-progress/1","lessons":[],"games":[],"sandbox":false,"answers":{"why":true},"tour":"","tour_seen":false})",
           "why"},
          {"an answer that is a text",
           R"({"format":"partly-course-progress/1","lessons":[],"games":[],"sandbox":false,"answers":{"ratio":"yes"},"tour":"","tour_seen":false})",
           "true or false"},
          {"a key twice",
           R"({"format":"partly-course-progress/1","sandbox":true,"lessons":[],"games":[],"sandbox":false,"answers":{},"tour":"","tour_seen":false})",
           "second time"}}) {
    put(each.text);
    const auto read = read_progress(path, shipped());
    ASSERT_FALSE(read) << each.name;
    const std::string says = read.error().message();
    EXPECT_NE(says.find(each.says), std::string::npos) << each.name << ": " << says;
    EXPECT_NE(says.find("course.json"), std::string::npos) << each.name << ": " << says;
  }
}

TEST_F(ProgressFile, IsSetAsideUnderANameThatWasFreeAndNeverLost) {
  for (int i = 0; i < 3; ++i) {
    put("broken " + std::to_string(i));
    const auto aside = set_progress_aside(path);
    ASSERT_TRUE(aside) << aside.error().message();
    std::stringstream kept;
    kept << std::ifstream(*aside).rdbuf();
    EXPECT_EQ(kept.str(), "broken " + std::to_string(i));
  }
  int files = 0;
  for ([[maybe_unused]] const auto& each : fs::directory_iterator(folder)) ++files;
  EXPECT_EQ(files, 3) << "each moved to a name of its own, so that the next start begins anew without a word";
}

}  // namespace
}  // namespace partly::course
