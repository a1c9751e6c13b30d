// The results of finished games: the best few of each scenario, kept whole, believed only where they hold
// together.
#include "sim/session/results.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace partly::session {
namespace {

namespace fs = std::filesystem;

class ResultsFile : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }
  Result<Results> read_text(const std::string& text) {
    std::ofstream(path) << text;
    return read_results(path);
  }
  fs::path folder = fs::temp_directory_path() / ("partly-results-" + std::to_string(::getpid()));
  fs::path path = folder / "results.json";
};

GameResult result(int met, double worth, std::uint64_t seed = 1) {
  return {"the-shortcut", seed, world::grade_of(met, 4), met, 4, worth};
}

TEST_F(ResultsFile, IsEmptyBeforeTheFirstGameAndKeepsWhatWasWritten) {
  EXPECT_TRUE(read_results(path)->best.empty());
  Results results;
  results.add(result(3, 2e9));
  results.add(Earned{"acquitted", "the-shortcut", 7});
  ASSERT_TRUE(write_results(results, path));
  const auto read = read_results(path);
  ASSERT_TRUE(read) << read.error().message();
  ASSERT_NE(read->best_of("the-shortcut"), nullptr);
  EXPECT_EQ(read->best_of("the-shortcut")->grade, "B");
  EXPECT_EQ(read->earned.front().seed, 7u);
}

TEST(Results, RankByGoalsThenByWorthAndKeepTheBestFew) {
  Results results;
  for (int i = 0; i < 8; ++i) results.add(result(i % 4, i * 1e9, static_cast<std::uint64_t>(i)));
  ASSERT_EQ(results.best.size(), kKeptPerScenario);
  EXPECT_EQ(results.best_of("the-shortcut")->met, 3);
  EXPECT_DOUBLE_EQ(results.best_of("the-shortcut")->worth_usd, 7e9);
  results.add({"partly", 1, "E", 0, 4, 0});
  EXPECT_EQ(results.best.size(), kKeptPerScenario + 1);
  EXPECT_EQ(results.best_of("disclosure"), nullptr);
}

TEST(Results, TakeTheSameGameOnceAndAnAchievementTheFirstTime) {
  Results results;
  results.add(result(2, 1e9));
  results.add(result(2, 1e9));
  EXPECT_EQ(results.best.size(), 1u);
  EXPECT_TRUE(results.add(Earned{"truth", "partly", 1}));
  EXPECT_FALSE(results.add(Earned{"truth", "disclosure", 2}));
}

TEST_F(ResultsFile, IsRefusedWhereItIsBrokenAndSaysWhatToDo) {
  const std::string good =
      R"({"format":"partly-results/1","best":[{"scenario":"x","seed":1,"grade":"A","met":2,"goals":2,"worth_usd":1}],"earned":[]})";
  EXPECT_TRUE(read_text(good));
  std::string forged = good;
  forged.replace(forged.find("\"met\":2"), 7, "\"met\":1");
  std::string unknown = good;
  unknown.replace(unknown.find("\"seed\""), 6, "\"sead\"");
  const std::string nobody =
      R"({"format":"partly-results/1","best":[],"earned":[{"achievement":"none","scenario":"x","seed":1}]})";
  for (const std::string& text : {forged, unknown, nobody, std::string("{}"), std::string("[")}) {
    const auto read = read_text(text);
    ASSERT_FALSE(read) << text;
    EXPECT_FALSE(read.error().message().empty());
  }
}

}  // namespace
}  // namespace partly::session
