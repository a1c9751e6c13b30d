// The commands that let strategies play: their JSON, what they refuse, and that a sweep goes on where it
// ended.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace partly::cli_test {
namespace {

using nlohmann::json;

json json_of(const Home& home, const std::vector<std::string>& arguments) {
  const auto outcome = home.run(arguments);
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  const json document = json::parse(outcome.out, nullptr, false);
  EXPECT_FALSE(document.is_discarded()) << outcome.out.substr(0, 400);
  return document;
}

std::size_t lines_in(const std::filesystem::path& folder) {
  std::size_t lines = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const std::string text = text_of(file.path());
    lines += static_cast<std::size_t>(std::ranges::count(text, '\n'));
  }
  return lines;
}

TEST(Survey, SaysOfEachStrategyWhatItCameToAndWhoDominatesIt) {
  const Home home;
  const json survey = json_of(home, {"survey", "the-shortcut", "--policies", "license,lawful", "--seeds",
                                     "1-2", "--hunt", "0", "--json"});
  ASSERT_EQ(survey["strategies"].size(), 2u);
  EXPECT_EQ(survey["games"], 4);
  EXPECT_TRUE(survey["errors"].empty());
  for (const json& row : survey["strategies"]) {
    EXPECT_TRUE(row["lawful"]) << row["strategy"];
    EXPECT_EQ(row["undominated"].get<bool>(), row["dominated_by"] == "") << row["strategy"];
    EXPECT_EQ(row["plays"].size(), 2u);
    for (const json& goal : survey["goals"])
      EXPECT_LE(row["measures"][goal["id"].get<std::string>()]["low"],
                row["measures"][goal["id"].get<std::string>()]["high"]);
  }
  EXPECT_EQ(home.run({"survey", "the-shortcut", "--policies", "hope"}).code, 2);
  EXPECT_EQ(home.run({"survey", "the-shortcut", "--seeds", "5-1"}).code, 2);
  EXPECT_EQ(home.run({"survey", "nowhere.json"}).code, 4);
}

TEST(Stakes, SaysOfEachQuarterWhatItIsWorth) {
  const Home home;
  const json stakes =
      json_of(home, {"stakes", "the-shortcut", "--policy", "wait", "--seeds", "1", "--draws", "0", "--json"});
  EXPECT_EQ(stakes["quarters"].size(), 10u);
  for (const json& quarter : stakes["quarters"])  // nothing is decided, and nothing else is tried
    EXPECT_EQ(quarter["measures"]["worth"]["at_stake"], 0) << quarter["quarter"];
  EXPECT_EQ(home.run({"stakes", "the-shortcut", "--policy", "hope"}).code, 2);
  EXPECT_EQ(home.run({"stakes", "the-shortcut", "--policy", "random"}).code, 2);
  EXPECT_EQ(home.run({"stakes", "the-shortcut", "--seeds", "5-1"}).code, 2);
  EXPECT_EQ(home.run({"stakes", "nowhere.json"}).code, 4);
  const json years = json_of(home, {"stakes", "precedent", "--policy", "lawful", "--seeds", "1-2", "--json"});
  EXPECT_EQ(years["years"].size(), 10u);
  EXPECT_TRUE(years["years"][0]["measures"].contains("frontier"));
  EXPECT_EQ(home.run({"stakes", "precedent", "--policy", "random"}).code, 2);
}

TEST(Sensitivity, RanksTheAssumptionsAndDrawsThem) {
  const Home home;
  const std::string svg = home.file("cost-ratio.svg").string();
  const json tornado = json_of(home, {"sensitivity", "precedent", "--outcome", "price_usd", "--policy",
                                      "free", "--seeds", "1", "--svg", svg, "--json"});
  ASSERT_GE(tornado["bars"].size(), 2u);
  EXPECT_NE(text_of(svg).find("<svg"), std::string::npos);
  EXPECT_EQ(home.run({"sensitivity", "the-shortcut", "--outcome", "hope", "--seeds", "1"}).code, 2);
}

TEST(Sensitivity, SaysWhichRulesStandInAnotherOrder) {
  const Home home;
  const auto table = home.run({"sensitivity", "precedent", "--orders", "--seeds", "1-2"});
  EXPECT_EQ(table.code, 0);
  EXPECT_NE(table.out.find("| frontier capability |"), std::string::npos) << table.out;
  EXPECT_NE(table.out.find("turns with"), std::string::npos);
  EXPECT_EQ(home.run({"sensitivity", "precedent", "--orders", "--seeds", "3-4"}).code, 2);
  EXPECT_EQ(home.run({"sensitivity", "the-shortcut", "--orders"}).code, 2);
}

TEST(Sweep, GoesOnWhereItEndedAndPlaysNothingTwice) {
  const Home home;
  const std::string folder = home.file("games").string();
  const auto sweep = [&](const std::string& seeds) {
    const auto outcome =
        home.run({"sweep", "the-shortcut", "--policies", "license", "--seeds", seeds, "--out", folder});
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return outcome.err;
  };
  EXPECT_NE(sweep("1").find("1 games played, 0 found finished"), std::string::npos);
  EXPECT_NE(sweep("1-2").find("1 games played, 1 found finished"), std::string::npos);
  EXPECT_EQ(lines_in(folder), 2u);
  EXPECT_EQ(home.run({"sweep", "the-shortcut", "--shard", "9/8", "--out", folder}).code, 2);
}

TEST(Golden, TellsAWholeGameOfEachRole) {
  const Home home;
  const auto decade = home.run({"golden", "precedent", "--policy", "free"});
  EXPECT_EQ(decade.code, 0) << decade.err;
  EXPECT_NE(decade.out.find("2035"), std::string::npos);
  const auto provider = home.run({"golden", "the-other-side"});
  EXPECT_EQ(provider.code, 0) << provider.err;
  EXPECT_NE(provider.out.find("policy lawful"), std::string::npos);
  EXPECT_EQ(home.run({"golden", "precedent", "--policy", "hope"}).code, 2);
  EXPECT_EQ(home.run({"golden", "the-shortcut", "--policy", "hope"}).code, 2);
}

}  // namespace
}  // namespace partly::cli_test
