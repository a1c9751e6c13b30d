// The exercise in reading sources in a terminal: by hand, with all answers at once, and as JSON.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace partly::cli_test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// The right answers to a round, as the program itself gives them away.
std::string right_answers(const Home& home, const std::string& seed) {
  std::string none = "none";
  for (int i = 1; i < 12; ++i) none += ",none";
  const auto outcome = home.run({"sources", "--seed", seed, "--answers", none, "--json"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  std::string right;
  const json report = json::parse(outcome.out);
  for (const json& one : report["statements"])
    right += (right.empty() ? "" : ",") + one["right"].get<std::string>();
  return right;
}

TEST(Sources, GiveFullPointsToTheRightAnswersAsJson) {
  const Home home;
  const auto outcome = home.run({"sources", "--seed", "4", "--answers", right_answers(home, "4"), "--json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  const json report = json::parse(outcome.out);
  for (const char* key : {"seed", "points", "most", "face_value", "guessing", "explained", "statements"})
    EXPECT_TRUE(report.contains(key)) << key;
  EXPECT_EQ(report["points"], 24);
  EXPECT_EQ(report["most"], 24);
  EXPECT_LT(report["face_value"], 24);
  for (const json& one : report["statements"]) EXPECT_TRUE(one["confusions"].empty()) << one["id"];
}

TEST(Sources, AreTheSameForASeed) {
  const Home home;
  EXPECT_EQ(right_answers(home, "4"), right_answers(home, "4"));
  EXPECT_NE(right_answers(home, "4"), right_answers(home, "5"));
}

TEST(Sources, TakeAnswersByHandAndScoreThoseThatWereGiven) {
  const Home home;
  const auto outcome = home.run({"sources", "--seed", "4"}, "what?\nS7:opinion\na\nnone\nS2:opinion\nq\n");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("\"what?\" is no answer"), std::string::npos);
  EXPECT_NE(outcome.out.find("there is no article \"S7\""), std::string::npos);
  EXPECT_NE(outcome.out.find("of 4 points"), std::string::npos) << "two statements were answered";
  EXPECT_NE(outcome.out.find("A careful reader"), std::string::npos);
}

TEST(Sources, EndQuietlyWhereTheInputEnds) {
  const Home home;
  const auto outcome = home.run({"sources"}, "");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("No statement was answered"), std::string::npos);
}

TEST(Sources, PrintTheArticles) {
  const Home home;
  const auto outcome = home.run({"sources", "--articles"});
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  for (const char* id : {"S0  ", "S1  ", "S2  ", "S3  "})
    EXPECT_NE(outcome.out.find(id), std::string::npos) << id;
}

TEST(Sources, RefuseAnswersThatDoNotFit) {
  const Home home;
  for (const auto& [arguments, said] : std::vector<std::pair<std::vector<std::string>, std::string>>{
           {{"sources", "--answers", "none,none"}, "2 answers to 12 statements"},
           {{"sources", "--statements", "1", "--answers", "S2"}, "does not say as what"},
           {{"sources", "--statements", "1", "--answers", "S2:rumour"}, "\"rumour\""},
           {{"sources", "--statements", "0"}, "--statements"},
           {{"sources", "--json"}, "Give them with --answers"}}) {
    const auto outcome = home.run(arguments);
    EXPECT_EQ(outcome.code, 2) << outcome.err;
    EXPECT_NE(outcome.err.find(said), std::string::npos) << outcome.err;
  }
}

TEST(Sources, SayThatAFileIsMissing) {
  const Home home;
  EXPECT_EQ(home.run({"sources", "--file", home.file("none.json")}).code, 4);
}

TEST(CourseCommand, ListsTheChaptersWithWhatIsDoneAndRefusesAnotherWithTheList) {
  const Home home;
  const auto listed = home.run({"course"});
  EXPECT_EQ(listed.code, 0) << listed.err;
  EXPECT_NE(listed.out.find("The letter"), std::string::npos) << listed.out;
  EXPECT_NE(listed.out.find("recommended next"), std::string::npos) << listed.out;
  fs::create_directories(home.saves());
  std::ofstream(home.saves() / "course.json")
      << R"({"format":"partly-course-progress/1","lessons":["whose-mistakes"],"games":[],"sandbox":false,"answers":{"washed":true},"tour":"","tour_seen":false})";
  const auto letter = home.run({"course", "the-letter"});
  EXPECT_NE(letter.out.find("[x] Whose mistakes are these?"), std::string::npos) << letter.out;
  EXPECT_NE(letter.out.find("[ ] Laundering"), std::string::npos) << letter.out;
  EXPECT_NE(letter.out.find("(right)"), std::string::npos) << letter.out;
  const auto none = home.run({"course", "the-invoice"});
  EXPECT_EQ(none.code, 2);
  EXPECT_NE(none.err.find("teach-a-student"), std::string::npos) << none.err;
  std::ofstream(home.saves() / "course.json") << "[";
  EXPECT_EQ(home.run({"course"}).code, 3);
}

}  // namespace
}  // namespace partly::cli_test
