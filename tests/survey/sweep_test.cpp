// Sweeps over a field that plays nothing: shards, going on, and folders that hold something else.
#include "sim/survey/sweep.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace partly::survey {
namespace {

namespace fs = std::filesystem;

class StubField final : public PlayableScenario {
 public:
  explicit StubField(std::string text = "{}") : text_(std::move(text)) {}
  scenario::Kind kind() const override { return scenario::Kind::lab; }
  const std::string& id() const override { return id_; }
  const std::string& text() const override { return text_; }
  std::vector<std::string> strategies() const override { return {"bold", "shy", "open-weights"}; }
  std::vector<std::string> hunters() const override { return {}; }
  const std::vector<Measure>& measures() const override { return measures_; }
  const std::vector<std::string>& goals() const override { return goals_; }
  const std::map<std::string, double>& enough() const override { return enough_; }
  std::vector<std::string> possible() const override { return {}; }
  Result<PlayRecord> play(const std::string& strategy, std::uint64_t seed) override {
    ++played;
    PlayRecord record;
    record.scenario = id_;
    record.fingerprint = fingerprint_of(text_);
    record.strategy = strategy;
    record.seed = seed;
    record.measures["worth"] = static_cast<double>(seed) / 3;
    return record;
  }
  int played = 0;

 private:
  std::string id_ = "stub", text_;
  std::vector<Measure> measures_{{"worth", "worth", Unit::usd, true, {}}};
  std::vector<std::string> goals_{"worth"};
  std::map<std::string, double> enough_;
};

class Sweep : public testing::Test {
 protected:
  ~Sweep() override { fs::remove_all(folder_); }
  SweepPlan plan(int number = 1, int of = 1) const { return {{}, 1, 4, {number, of}, folder_}; }
  fs::path folder_ = fs::temp_directory_path() / ("partly-sweep-" + std::to_string(getpid()));
};

std::string text_in(const fs::path& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

TEST(Shards, HaveNoGameInCommonAndLeaveNoneOut) {
  const std::vector<std::string> strategies{"a", "b", "c", "d", "e"};
  for (int of = 1; of <= 7; ++of) {
    std::multiset<std::pair<std::string, std::uint64_t>> games;
    std::size_t smallest = 1000, largest = 0;
    for (int number = 1; number <= of; ++number) {
      const auto share = games_of({strategies, 3, 9, {number, of}, {}}, strategies);
      for (const Game& game : share) games.emplace(game.strategy, game.seed);
      smallest = std::min(smallest, share.size());
      largest = std::max(largest, share.size());
    }
    EXPECT_EQ(games.size(), 35u) << of;
    EXPECT_EQ(std::set(games.begin(), games.end()).size(), 35u) << of;
    EXPECT_LE(largest - smallest, 1u) << of;
  }
}

TEST(Shards, AreNamedAsTheSecondOfEight) {
  const auto shard = shard_named("2/8");
  ASSERT_TRUE(shard.ok());
  EXPECT_EQ(shard->number, 2);
  EXPECT_EQ(shard->of, 8);
  for (const char* wrong : {"0/3", "4/3", "1", "a/b", "1/2/3", "-1/2", "", "1/0"})
    EXPECT_FALSE(shard_named(wrong).ok()) << wrong;
}

TEST_F(Sweep, KeepsEveryGameAsOneLineThatCanBeReadAgain) {
  StubField field;
  const auto report = sweep(field, plan());
  ASSERT_TRUE(report.ok()) << report.error().message();
  EXPECT_EQ(report->played, 12);
  const std::string line = text_in(file_of(folder_, {"open-weights", 4}));
  EXPECT_EQ(std::ranges::count(line, '\n'), 1);
  const auto record = parse_line(line, "game");
  ASSERT_TRUE(record.ok());
  EXPECT_EQ(*record, *field.play("open-weights", 4));
}

TEST_F(Sweep, ThatIsBegunAgainPlaysOnlyWhatIsMissing) {
  StubField first, second;
  ASSERT_TRUE(sweep(first, plan(2, 3)).ok());
  EXPECT_EQ(first.played, 4);
  const auto report = sweep(second, plan(1, 1));
  ASSERT_TRUE(report.ok());
  EXPECT_EQ(report->found, 4);
  EXPECT_EQ(second.played, 8);
  StubField third;
  ASSERT_TRUE(sweep(third, plan()).ok());
  EXPECT_EQ(third.played, 0);
}

TEST_F(Sweep, DoesNotMixGamesOfTwoVersionsOfAScenario) {
  StubField before("{\"a\": 1}"), after("{\"a\": 2}");
  ASSERT_TRUE(sweep(before, plan()).ok());
  const auto report = sweep(after, plan());
  ASSERT_FALSE(report.ok());
  EXPECT_EQ(report.error().kind, ErrorKind::mismatch);
  EXPECT_NE(report.error().message().find("--out"), std::string::npos);
  EXPECT_EQ(after.played, 0);
}

TEST_F(Sweep, NamesAFileThatIsNoGame) {
  StubField field;
  fs::create_directories(folder_);
  for (const char* broken :
       {"", "{", "[]", "{\"format\": \"partly-game/2\"}", "{\"format\": \"partly-game/1\"}"}) {
    std::ofstream(file_of(folder_, {"bold", 1})) << broken;
    const auto report = sweep(field, plan());
    ASSERT_FALSE(report.ok()) << broken;
    EXPECT_NE(report.error().message().find("bold-00001.jsonl"), std::string::npos) << broken;
  }
}

TEST_F(Sweep, RefusesAStrategyThatIsNotThereWithTheNamesThatAre) {
  StubField field;
  SweepPlan wrong = plan();
  wrong.strategies = {"bold", "brave"};
  const auto report = sweep(field, wrong);
  ASSERT_FALSE(report.ok());
  EXPECT_NE(report.error().message().find("open-weights"), std::string::npos);
  EXPECT_FALSE(fs::exists(folder_));
}

}  // namespace
}  // namespace partly::survey
