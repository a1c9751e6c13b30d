// What every row and every lesson must have, whoever adds it. Trains nothing.
#include <gtest/gtest.h>

#include <set>

#include "sim/study/lessons.h"
#include "sim/study/phenomena.h"
#include "sim/study/programmes.h"

namespace partly::study {
namespace {

void expect_told(const About& about) {
  EXPECT_FALSE(about.id.empty());
  EXPECT_EQ(about.id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"), std::string::npos)
      << about.id;
  EXPECT_FALSE(about.name.empty()) << about.id;
  EXPECT_NE(about.name.back(), '.') << about.id;
  EXPECT_FALSE(about.reference.empty()) << about.id;
  EXPECT_FALSE(about.set_up.empty()) << about.id;
  EXPECT_GT(about.seconds, 0) << about.id;
  EXPECT_GE(about.seeds, 5) << about.id;
}

TEST(Phenomena, SayWhatTheyAreAndHaveABar) {
  for (const Phenomenon& row : phenomena()) {
    expect_told(row.study.about);
    EXPECT_TRUE(row.study.run) << row.row;
    EXPECT_FALSE(row.bars.empty()) << row.row;
  }
}

TEST(Phenomena, HaveIdsAndRowsOfTheirOwn) {
  std::set<std::string> ids, rows;
  for (const Phenomenon& row : phenomena()) {
    EXPECT_TRUE(ids.insert(row.study.about.id).second) << row.study.about.id;
    EXPECT_TRUE(rows.insert(row.row).second) << row.row;
  }
}

TEST(Lessons, SayWhatTheyAreAndCanBeFoundByTheirId) {
  for (const Lesson& lesson : lessons()) {
    expect_told(lesson.about);
    ASSERT_TRUE(lesson_named(lesson.about.id).ok());
    EXPECT_EQ(*lesson_named(lesson.about.id), &lesson);
    EXPECT_FALSE(lesson.shows.empty() || lesson.take_away.empty()) << lesson.about.id;
    EXPECT_GT(lesson.minutes * 60, lesson.about.seconds) << lesson.about.id;
  }
}

TEST(Lessons, ThatDoNotExistAreAUsageError) {
  EXPECT_EQ(lesson_named("no-such-lesson").error().kind, ErrorKind::usage);
  EXPECT_NE(lesson_named("no-such-lesson").error().remedy.find("copy-of-a-copy"), std::string::npos);
}

TEST(Programmes, NameLessonsThatThereAreAndKeepWithinTheirMinutes) {
  for (const Programme& one : programmes()) {
    int minutes = 0;
    for (const ProgrammePart& part : one.parts) {
      ASSERT_TRUE(lesson_named(part.lesson).ok()) << part.lesson;
      EXPECT_LE(part.minutes, (*lesson_named(part.lesson))->minutes) << part.lesson;
      minutes += part.minutes;
    }
    EXPECT_LE(minutes, one.minutes) << one.id;
    EXPECT_FALSE(lesson_named(one.id).ok()) << one.id << " is a lesson's id too";
  }
}

TEST(Programmes, AreFoundByTheirIdAndByALessons) {
  EXPECT_EQ(programme_named("ten-minutes")->parts.size(), 5u);
  const auto alone = programme_named("parrot");
  ASSERT_TRUE(alone.ok());
  EXPECT_EQ(alone->parts.front().lesson, "parrot");
  Beat any;
  any.id = "any";
  EXPECT_TRUE(alone->parts.front().shows(any));
  const auto unknown = programme_named("xyz");
  ASSERT_FALSE(unknown.ok());
  for (const char* id : {"parrot", "subliminal-static", "ten-minutes", "fifty-minutes"})
    EXPECT_NE(unknown.error().remedy.find(id), std::string::npos) << id;
}

}  // namespace
}  // namespace partly::study
