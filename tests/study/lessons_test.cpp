// Every lesson told once: what a screen relies on holds for each beat, whoever wrote it. The findings behind
// the lessons have their bars in the table of phenomena. Quick/ in ./check, Nightly/ by `ctest --preset
// nightly`.
#include "sim/study/lessons.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <ostream>
#include <set>
#include <sstream>

#include "sim/learn/engines.h"
#include "sim/study/programmes.h"
#include "sim/study/workshop.h"

namespace partly::study {

void PrintTo(const Lesson& lesson, std::ostream* out) { *out << lesson.about.id; }

namespace {

constexpr double kQuick_s = 3;

std::size_t words(const std::string& text) {
  std::istringstream in(text);
  return static_cast<std::size_t>(std::distance(std::istream_iterator<std::string>(in), {}));
}

void expect_drawable(const Beat& beat) {
  for (const Picture& picture : beat.pictures) {
    EXPECT_EQ(picture.grey.size(), static_cast<std::size_t>(picture.width) * picture.height);
    EXPECT_TRUE(std::ranges::all_of(picture.grey, [](float grey) { return grey >= 0 && grey <= 1; }));
    EXPECT_FALSE(picture.caption.empty());
  }
  for (const ClassMap& map : beat.maps) {
    EXPECT_EQ(map.classes.size(), static_cast<std::size_t>(map.side) * map.side);
    EXPECT_EQ(map.marks.size() % 2, 0u);
    EXPECT_FALSE(map.caption.empty());
  }
  for (const Curve& curve : beat.curves) {
    EXPECT_EQ(curve.x.size(), curve.y.size());
    EXPECT_GE(curve.x.size(), 2u);
    EXPECT_TRUE(std::ranges::is_sorted(curve.x));
    EXPECT_FALSE(curve.x_name.empty() || curve.y_name.empty());
  }
}

void expect_answerable(const Beat& beat) {
  if (!beat.guess) return;
  const Figure& answer = figure(beat.figures, beat.guess->figure);
  EXPECT_GE(answer.value, beat.guess->low);
  EXPECT_LE(answer.value, beat.guess->high);
  EXPECT_NE(beat.guess->question.find('?'), std::string::npos) << beat.guess->question;
  EXPECT_FALSE(beat.guess->set_up.empty()) << "a class guesses from the question and this alone";
}

// A programme that shows a part of a lesson names beats that there are.
void expect_programmes_know(const std::string& lesson, const std::set<std::string>& beats) {
  for (const Programme& programme : programmes())
    for (const ProgrammePart& part : programme.parts)
      for (const std::string& beat : part.beats)
        EXPECT_TRUE(part.lesson != lesson || beats.contains(beat)) << programme.id << " " << beat;
}

class LessonsTest : public testing::TestWithParam<Lesson> {};

TEST_P(LessonsTest, TellsBeatsThatAScreenCanShow) {
  Workshop workshop(learn::fused_engine());
  std::set<std::string> ids, names;
  const Show check = [&](const Beat& beat) {
    SCOPED_TRACE(beat.id);
    EXPECT_TRUE(ids.insert(beat.id).second);
    EXPECT_FALSE(beat.title.empty() || beat.text.empty());
    EXPECT_LE(words(beat.title), 6u);
    for (const Figure& figure : beat.figures) EXPECT_TRUE(names.insert(figure.name).second) << figure.name;
    expect_drawable(beat);
    expect_answerable(beat);
  };
  const auto telling = tell(GetParam(), workshop, {.seeds = GetParam().about.seeds}, check);
  ASSERT_TRUE(telling.ok()) << telling.error().message();
  EXPECT_GE(telling->beats.size(), 3u);
  expect_programmes_know(GetParam().about.id, ids);
}

TEST_P(LessonsTest, StopsWhenItIsToldTo) {
  Workshop workshop(learn::fused_engine());
  const auto telling = tell(GetParam(), workshop, {.seeds = 5, .keep_going = [](double) { return false; }});
  ASSERT_FALSE(telling.ok());
  EXPECT_EQ(telling.error().kind, ErrorKind::interrupted);
}

std::vector<Lesson> those(bool quick) {
  std::vector<Lesson> chosen;
  std::ranges::copy_if(lessons(), std::back_inserter(chosen),
                       [&](const auto& lesson) { return (lesson.about.seconds <= kQuick_s) == quick; });
  return chosen;
}

std::string test_name(const testing::TestParamInfo<Lesson>& info) {
  std::string id = info.param.about.id;
  std::ranges::replace(id, '-', '_');
  return id;
}

INSTANTIATE_TEST_SUITE_P(Quick, LessonsTest, testing::ValuesIn(those(true)), test_name);
INSTANTIATE_TEST_SUITE_P(Nightly, LessonsTest, testing::ValuesIn(those(false)), test_name);

}  // namespace
}  // namespace partly::study
