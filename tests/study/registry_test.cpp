// What every row and every lesson must have, whoever adds it. Trains nothing.
#include <gtest/gtest.h>

#include <set>

#include "sim/study/lessons.h"
#include "sim/study/phenomena.h"

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
  }
}

TEST(Lessons, ThatDoNotExistAreAUsageError) {
  EXPECT_EQ(lesson_named("no-such-lesson").error().kind, ErrorKind::usage);
}

}  // namespace
}  // namespace partly::study
