// Looking ahead and back from a shell, on a game that is really trained.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace partly::cli_test {
namespace {

using nlohmann::json;

class LookingBack : public testing::Test {
 protected:
  // Played once for all tests.
  static void SetUpTestSuite() {
    home_ = new Home;
    save_ = home_->file("game.json").string();
    const auto played =
        home_->run({"play", "the-shortcut", "--policy", "distil", "--seed", "1", "--save", save_});
    ASSERT_EQ(played.code, 0) << played.err;
  }
  static void TearDownTestSuite() { delete home_; }

  static json json_of(const std::vector<std::string>& arguments) {
    const auto outcome = home_->run(arguments);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    const json document = json::parse(outcome.out, nullptr, false);
    EXPECT_FALSE(document.is_discarded()) << outcome.out.substr(0, 400);
    return document;
  }

  inline static Home* home_ = nullptr;
  inline static std::string save_;
};

TEST_F(LookingBack, ForecastsAScenarioASaveAndAnOrder) {
  const json order =
      json_of({"forecast", "the-shortcut", "--order", "distil", "--policy", "settle", "--json"});
  EXPECT_EQ(order["policy"], "settle");
  EXPECT_EQ(order["quarters"].size(), 10u);
  EXPECT_LT(order["quarters"][4]["cash_usd"]["p5"], order["quarters"][4]["cash_usd"]["p95"]);
  EXPECT_GT(order["quarters"][0]["access_cut"], 0.5);
  for (const auto& driver : order["drivers"]) EXPECT_FALSE(driver["provenance"].get<std::string>().empty());
  EXPECT_EQ(json_of({"forecast", save_, "--json"})["quarters"].size(), 0u);  // the game is over
  EXPECT_EQ(home_->run({"forecast", "the-shortcut", "--policy", "hope"}).code, 2);
  EXPECT_EQ(home_->run({"forecast", "the-shortcut", "--order", "hope"}).code, 2);
  EXPECT_EQ(home_->run({"forecast", "nowhere.json"}).code, 4);
}

TEST_F(LookingBack, ForecastsForAProviderInItsOwnTerms) {
  const json cut = json_of({"forecast", "the-other-side", "--policy", "cut-off", "--json"});
  EXPECT_EQ(cut["policy"], "cut-off");
  EXPECT_EQ(cut["quarters"].size(), 10u);
  for (const char* chance : {"ruined", "claim_paid", "copy_sold"})
    EXPECT_TRUE(cut["quarters"][9].contains(chance)) << chance;
  EXPECT_FALSE(cut["quarters"][9].contains("access_cut"));
  EXPECT_EQ(home_->run({"forecast", "the-other-side", "--policy", "train-nothing"}).code, 2);
  EXPECT_EQ(home_->run({"forecast", "the-other-side", "--order", "distil"}).code, 2);
}

TEST_F(LookingBack, ForksADecisionAndShowsBothFutures) {
  const json fork = json_of({"fork", save_, "--decision", "1", "--as", "open-weights", "--json"});
  EXPECT_EQ(fork["decision"]["number"], 1);
  EXPECT_EQ(fork["original"]["quarters"].size(), fork["instead"]["quarters"].size());
  EXPECT_EQ(fork["instead"]["court"], "none");
  EXPECT_EQ(fork["first_difference"], "Q3 2025");
  EXPECT_GT(fork["jobs_retrained"], 0);
  EXPECT_EQ(home_->run({"fork", save_, "--decision", "99"}).code, 2);
  EXPECT_EQ(home_->run({"fork", save_, "--decision", "1", "--as", "hope"}).code, 2);
  EXPECT_EQ(home_->run({"fork", "nowhere.json", "--decision", "1"}).code, 4);
}

TEST_F(LookingBack, TellsLuckFromSkill) {
  const json luck = json_of({"luck", save_, "--seeds", "2-4", "--json"});
  EXPECT_EQ(luck["games"].size(), 3u);
  EXPECT_LE(luck["worth_usd"]["low"], luck["worth_usd"]["high"]);
  EXPECT_LT(luck["own"]["p"], 0.05);
  EXPECT_EQ(home_->run({"luck", save_, "--seeds", "0"}).code, 2);
}

TEST_F(LookingBack, RanksTheDecisions) {
  const json points = json_of({"turning-points", save_, "--json"});
  ASSERT_GE(points.size(), 2u);
  EXPECT_GE(std::abs(points[0]["effect_usd"]["value"].get<double>()),
            std::abs(points[1]["effect_usd"]["value"].get<double>()));
}

}  // namespace
}  // namespace partly::cli_test
