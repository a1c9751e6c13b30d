// The shipped exercise against the case file, rounds by seed, and files that are not in order.
#include "sim/reading/exercise.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/reading/shipped_exercise.h"

namespace partly::reading {
namespace {

using nlohmann::json;

bool tells(const Article& article, const std::string& fact) {
  return std::any_of(article.passages.begin(), article.passages.end(), [&](const Passage& passage) {
    return std::find(passage.facts.begin(), passage.facts.end(), fact) != passage.facts.end();
  });
}

TEST(Articles, TellEveryFactThatRestsOnThemAndNoOther) {
  for (const scenario::Fact& fact : shipped_facts().facts)
    for (const Article& article : shipped_exercise().articles) {
      const auto rests_on = fact.articles();
      const bool wanted = std::find(rests_on.begin(), rests_on.end(), article.id) != rests_on.end();
      EXPECT_EQ(tells(article, fact.id), wanted) << fact.id << " in " << article.id;
    }
}

// Only what was said in court or by a named study may be quoted, and all of it stands in the case file.
TEST(Articles, QuoteNothingThatTheCaseFileDoesNotQuote) {
  std::string quoted_there;
  for (const scenario::Fact& fact : shipped_facts().facts) quoted_there += fact.text + "\n";
  const auto quotes_only_that = [&](const std::string& text) {
    for (std::size_t open = text.find('"'); open != std::string::npos;) {
      const std::size_t close = text.find('"', open + 1);
      ASSERT_NE(close, std::string::npos) << text;
      std::string words = text.substr(open + 1, close - open - 1);
      words[0] = static_cast<char>(std::tolower(words[0]));
      const bool word_of_a_report = words == "every";  // the exercise's own, about the statement beside it
      const bool known = quoted_there.find('"' + words + '"') != std::string::npos ||
                         quoted_there.find(text.substr(open + 1, close - open - 1)) != std::string::npos;
      EXPECT_TRUE(known || word_of_a_report) << words << " in: " << text;
      open = text.find('"', close + 1);
    }
  };
  for (const Article& article : shipped_exercise().articles)
    for (const Passage& passage : article.passages) quotes_only_that(passage.text);
  for (const Statement& one : shipped_exercise().statements)
    quotes_only_that(one.text), quotes_only_that(one.why);
}

TEST(Statements, CoverEveryFactThatNoRuleOfTheGameActsOn) {
  std::set<std::string> covered;
  for (const Statement& one : shipped_exercise().statements)
    covered.insert(one.facts.begin(), one.facts.end());
  for (const char* id : {"F02", "F03", "F04", "F05", "F06", "F07", "F08", "F11", "F12", "F13",
                         "F14", "F20", "F21", "F22", "F37", "F40", "F50", "F51", "F54", "F57"})
    EXPECT_TRUE(covered.contains(id)) << id;
}

TEST(Statements, AreOfEveryStandingAndSomeAreMadeByNobody) {
  std::set<Standing> standings;
  int unsaid = 0;
  for (const Statement& one : shipped_exercise().statements)
    standings.insert(one.standing), unsaid += static_cast<int>(one.said_by.empty());
  EXPECT_EQ(standings.size(), kEnumNames<Standing>.size());
  EXPECT_GE(unsaid, 8);
}

TEST(Statements, PutStandardPracticeToDistillingInNobodysMouth) {
  EXPECT_EQ(statement("practice-of-distilling").standing, Standing::not_said);
  EXPECT_EQ(statement("validate").said_by, std::vector<std::string>{"S2"});
  EXPECT_EQ(statement("validate").standing, Standing::conflict);
}

TEST(Rounds, AreTheSameForASeedAndOthersForAnother) {
  const auto ids = [](std::uint64_t seed) {
    std::string out;
    for (const Statement& one : draw_round(shipped_exercise(), seed)) out += one.id + " ";
    return out;
  };
  EXPECT_EQ(ids(1), ids(1));
  EXPECT_NE(ids(1), ids(2));
}

TEST(Rounds, HoldNoStatementTwiceAndAlwaysSomeThatNobodyMakes) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    std::set<std::string> ids;
    std::ptrdiff_t unsaid = 0;
    for (const Statement& one : draw_round(shipped_exercise(), seed))
      ids.insert(one.id), unsaid += static_cast<std::ptrdiff_t>(one.said_by.empty());
    EXPECT_EQ(ids.size(), static_cast<std::size_t>(kUsualRound)) << seed;
    EXPECT_EQ(unsaid, 3) << seed;
  }
}

TEST(Rounds, BringEveryStatementInSomeSeed) {
  std::set<std::string> met;
  for (std::uint64_t seed = 1; seed <= 60; ++seed)
    for (const Statement& one : draw_round(shipped_exercise(), seed)) met.insert(one.id);
  EXPECT_EQ(met.size(), shipped_exercise().statements.size());
}

TEST(Rounds, HoldAllStatementsWhereMoreAreAskedForThanThereAre) {
  EXPECT_EQ(draw_round(shipped_exercise(), 1, 1000).size(), shipped_exercise().statements.size());
  EXPECT_TRUE(draw_round(shipped_exercise(), 1, 0).empty());
}

// An exercise in a file, with one thing about it changed.
class ExerciseFile : public testing::Test {
 protected:
  ExerciseFile() {
    std::ifstream shipped(std::filesystem::path(PARTLY_SOURCE_DIR) / "assets/reading.json");
    document_ = json::parse(shipped);
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    path_ = std::filesystem::path(testing::TempDir()) / (std::string("partly-") + test->name() + ".json");
  }
  ~ExerciseFile() override { std::filesystem::remove(path_); }
  std::string refusal_of(const std::string& pointer, const json& value) const {
    json changed = document_;
    changed[json::json_pointer(pointer)] = value;
    std::ofstream(path_) << changed.dump(1);
    const auto loaded = load_exercise(shipped_facts(), path_);
    return loaded ? "" : loaded.error().message();
  }

  json document_;
  std::filesystem::path path_;
};

TEST_F(ExerciseFile, IsTakenAsItWasShipped) { EXPECT_EQ(refusal_of("/format", "partly-reading/1"), ""); }

TEST_F(ExerciseFile, IsRefusedWithThePlaceOfWhatIsWrong) {
  const std::vector<std::tuple<std::string, json, std::string>> wrong{
      {"/format", "partly-reading/2", "no exercise of the format"},
      {"/colour", "red", "\"colour\" is not a known key"},
      {"/articles", json::array(), "needs articles"},
      {"/articles/0/id", "S9", "no source \"S9\""},
      {"/articles/1/id", "S0", "stands here twice"},
      {"/articles/0/passages/0/facts/0", "F99", "no fact \"F99\""},
      {"/articles/0/passages/0/facts/0", "F07", "F07 does not rest on S0"},
      {"/statements/0/standing", "rumoured", "rumoured"},
      {"/statements/0/standing", "opinion", "None of its facts is \"opinion\""},
      {"/statements/0/standing", "not-said", "An article says it"},
      {"/statements/0/said_by", json::array(), "No article says it"},
      {"/statements/0/said_by/0", "S9", "\"S9\""},
      {"/statements/0/said_by", {"S2", "S2"}, "stands here twice"},
      {"/statements/0/facts", json::array(), "needs facts"},
      {"/statements/0/facts/0", "F99", "no fact \"F99\""},
      {"/statements/0/why", "", "needs a text and a why"},
      {"/statements/1/id", "partly", "stands here twice"}};
  for (const auto& [pointer, value, said] : wrong) {
    const std::string message = refusal_of(pointer, value);
    EXPECT_NE(message.find(said), std::string::npos) << pointer << ": " << message;
    EXPECT_NE(message.find(".json:"), std::string::npos) << pointer << ": " << message;
  }
}

}  // namespace
}  // namespace partly::reading
