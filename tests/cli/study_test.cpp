// partly-sim phenomena and lesson, as a script meets them.
#include <gtest/gtest.h>

#include <csignal>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace partly::cli_test {
namespace {

using nlohmann::json;

TEST(PhenomenaCommand, GivesEachRowWithTheKeysThatItPromises) {
  const Home home;
  const auto outcome = home.run({"phenomena", "--filter", "19", "--json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  const json rows = json::parse(outcome.out);
  ASSERT_EQ(rows.size(), 1u);
  for (const char* key :
       {"id", "name", "reference", "measured", "bar", "pass", "seeds", "seconds", "figures"})
    EXPECT_TRUE(rows[0].contains(key)) << key;
  EXPECT_EQ(rows[0]["row"], "19");
  EXPECT_EQ(rows[0]["pass"], true);
  EXPECT_EQ(rows[0]["seeds"], 5);
  EXPECT_EQ(rows[0]["figures"][0]["unit"], "fraction");
}

TEST(PhenomenaCommand, SaysTheSameAsATableForPeople) {
  const Home home;
  const auto outcome = home.run({"phenomena", "--filter", "bare-answers-cost", "--seeds", "6"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  for (const char* said : {"19", "pass", "MAD", "extractor's loss", "6 seeds"})
    EXPECT_NE(outcome.out.find(said), std::string::npos) << said << " is not in: " << outcome.out;
}

TEST(PhenomenaCommand, GivesOtherFiguresForOtherStudents) {
  const Home home;
  const auto figures = [&](const char* seed) {
    const auto outcome = home.run({"phenomena", "--filter", "18", "--json", "--seed", seed});
    const json rows = json::parse(outcome.out, nullptr, false);
    return rows.is_discarded() ? json{} : rows[0]["figures"];
  };
  EXPECT_EQ(figures("1"), figures("1"));
  EXPECT_NE(figures("1"), figures("2"));
}

TEST(PhenomenaCommand, EndsWith130AndSaysNothingWhenItIsInterrupted) {
  const Home home;
  auto running = home.start({"phenomena", "--json"});
  running.wait_for_handler(SIGINT);
  const auto outcome = running.end(SIGINT);
  EXPECT_EQ(outcome.code, 130);
  EXPECT_EQ(outcome.out, "");
}

TEST(LessonCommand, ListsLessonsWithoutAnId) {
  const Home home;
  const auto outcome = home.run({"lesson", "--json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  const json list = json::parse(outcome.out);
  ASSERT_FALSE(list.empty());
  for (const json& lesson : list)
    for (const char* key : {"id", "name", "reference", "set_up"}) EXPECT_TRUE(lesson.contains(key)) << key;
  EXPECT_NE(home.run({"lesson"}).out.find("sixty-questions"), std::string::npos);
}

TEST(LessonCommand, TellsALessonWithItsFigures) {
  const Home home;
  const auto outcome = home.run({"lesson", "noisy-world", "--json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  const json told = json::parse(outcome.out);
  for (const char* key : {"id", "figures", "seconds", "beats"}) EXPECT_TRUE(told.contains(key)) << key;
  EXPECT_EQ(told["beats"].size(), 3u);
  EXPECT_EQ(told["figures"].size(), 3u);
}

}  // namespace
}  // namespace partly::cli_test
