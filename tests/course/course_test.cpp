// The shipped course: everything that it names is there, and every answer rests on words that stand where it
// says.
#include "sim/course/course.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "sim/base/folders.h"
#include "sim/study/lessons.h"

namespace partly::course {
namespace {

namespace fs = std::filesystem;

std::string whole_text(const fs::path& path) {
  const auto text = read_file(path, 1u << 20);
  return text ? *text : "";
}

std::string shipped_text() { return whole_text(*find_data("assets/course.json")); }

TEST(Course, HasSixChaptersWithStepsMinutesAndThreeQuestionsEach) {
  const auto course = load_course();
  ASSERT_TRUE(course) << course.error().message();
  ASSERT_EQ(course->chapters.size(), 6u);
  std::set<std::string> scenarios;
  for (const Chapter& chapter : course->chapters) {
    EXPECT_GE(chapter.minutes, 20) << chapter.id;
    EXPECT_LE(chapter.minutes, 75) << chapter.id;
    EXPECT_GE(chapter.steps.size(), 2u) << chapter.id;
    for (const Step& step : chapter.steps) {
      EXPECT_NE(title_of(step), step.id) << chapter.id << ": a title, not an id";
      if (step.kind == StepKind::scenario) scenarios.insert(step.id);
    }
  }
  EXPECT_EQ(scenarios.size(), 7u) << "every shipped scenario has its place";
}

TEST(Course, RestsEveryAnswerThatWasMeasuredOnWordsThatStandInThePaper) {
  const auto course = load_course();
  ASSERT_TRUE(course);
  for (const Chapter& chapter : course->chapters)
    for (const Question& question : chapter.check) {
      if (question.paper.empty()) continue;
      const std::string paper = whole_text(fs::path(PARTLY_SOURCE_DIR) / question.paper);
      EXPECT_NE(paper.find(question.quote), std::string::npos)
          << question.id << ": \"" << question.quote << "\" does not stand in " << question.paper;
    }
}

TEST(Course, PutsTheRightAnswerInEveryPlaceAboutAsOften) {
  const auto course = load_course();
  ASSERT_TRUE(course);
  std::array<int, kOptions> times{};
  for (const Chapter& chapter : course->chapters)
    for (const Question& question : chapter.check) ++times[static_cast<std::size_t>(question.right)];
  for (const int count : times) EXPECT_GE(count, 4) << "a place that is never right gives answers away";
}

TEST(Course, FindsAChapterByItsIdAndItsNumberAndListsThemForAnother) {
  const auto course = load_course();
  ASSERT_TRUE(course);
  EXPECT_EQ((*chapter_named(*course, "the-letter"))->title, "The letter");
  EXPECT_EQ((*chapter_named(*course, "4"))->id, "the-letter");
  const auto none = chapter_named(*course, "7");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, ErrorKind::usage);
  for (const Chapter& chapter : course->chapters)
    EXPECT_NE(none.error().message().find(chapter.id), std::string::npos) << chapter.id;
}

// Each damage, and what the message has to name.
struct Damage {
  const char *from, *to, *says;
};

TEST(Course, IsRefusedWithThePlaceOfWhatIsWrong) {
  const fs::path path = fs::temp_directory_path() / ("partly-course-" + std::to_string(::getpid()) + ".json");
  for (const Damage& damage : std::initializer_list<Damage>{
           {"partly-course/1", "partly-course/9", "format"},
           {"\"sixty-questions\"", "\"sixty-answers\"", "sixty-answers"},
           {"\"kill-switch\"", "\"../../etc/passwd\"", "no scenario"},
           {"\"kind\": \"sandbox\"", "\"kind\": \"sandpit\"", "sandpit"},
           {"\"F20\"", "\"F99\"", "F99"},
           {"\"right\": 1", "\"right\": 3", "0 to 2"},
           {"\"right\": 1", "\"rigth\": 1, \"right\": 1", "rigth"},
           {"\"id\": \"one-list\"", "\"id\": \"ratio\"", "twice"},
           {"\"id\": \"the-letter\"", "\"id\": \"your-lab\"", "twice"},
           {"\"minutes\": 70", "\"minutes\": 7", "take 60 minutes"},
           {"\"asks\": \"What do four", "\"minutes\": 40, \"asks\": \"What do four", "second time"}}) {
    std::string text = shipped_text();
    const std::size_t at = text.find(damage.from);
    ASSERT_NE(at, std::string::npos) << damage.from;
    text.replace(at, std::string(damage.from).size(), damage.to);
    std::ofstream(path) << text;
    const auto read = load_course(path);
    ASSERT_FALSE(read) << damage.to;
    const std::string says = read.error().message();
    EXPECT_NE(says.find(damage.says), std::string::npos) << damage.to << ": " << says;
    EXPECT_NE(says.find(path.string() + ":"), std::string::npos) << "with line and column: " << says;
  }
  fs::remove(path);
}

}  // namespace
}  // namespace partly::course
