// Whole games through the program: the same bytes twice, games by hand, and games cut short.
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <nlohmann/json.hpp>
#include <thread>

#include "sim/session/save.h"
#include "tests/cli/program.h"

namespace partly::cli_test {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kPrompt = "Your choice";

int closed_quarters(const fs::path& save) {
  const auto summary = session::summarise(save);
  EXPECT_TRUE(summary.ok()) << summary.error().message();
  return summary.ok() ? summary->closed_quarters : -1;
}

TEST(Run, GivesTheSameBytesTwiceWithTheKeysThatItPromises) {
  const Home home;
  const std::vector<std::string> arguments{"run", "the-shortcut", "--seeds", "1-2", "--json"};
  const auto first = home.run(arguments);
  ASSERT_EQ(first.code, 0) << first.err;
  EXPECT_EQ(first.err, "");
  EXPECT_EQ(home.run(arguments).out, first.out);
  const json report = json::parse(first.out);
  for (const char* key : {"scenario", "policy", "device", "engine", "runs", "summary"})
    EXPECT_TRUE(report.contains(key)) << key;
  ASSERT_EQ(report["runs"].size(), 2u);
  const json& run = report["runs"][0];
  for (const char* key :
       {"seed", "accuracy", "capability", "agreement", "used", "cost_usd", "evidence", "outcome", "hash"})
    EXPECT_TRUE(run.contains(key)) << key;
  for (const char* key : {"labels", "queries", "flops"}) EXPECT_TRUE(run["used"].contains(key)) << key;
  for (const char* key : {"labels", "queries", "compute", "fees", "legal", "total"})
    EXPECT_TRUE(run["cost_usd"].contains(key)) << key;
  for (const char* key :
       {"p", "neg_log10_p", "log_likelihood_ratio", "rank_p", "false_positive_rate", "power"})
    EXPECT_TRUE(run["evidence"].contains(key)) << key;
  EXPECT_TRUE(fs::is_empty(home.working()));
}

TEST(Run, ComparesTheRulesOfARuleMakersScenario) {
  const Home home;
  const auto outcome = home.run({"run", "precedent", "--policy", "all", "--seeds", "1-3", "--json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  const json report = json::parse(outcome.out);
  for (const char* key : {"scenario", "policy", "device", "engine", "curves", "rules"})
    EXPECT_TRUE(report.contains(key)) << key;
  EXPECT_GT(report["curves"]["students"], 100);
  ASSERT_EQ(report["rules"].size(), 6u);
  for (const json& rule : report["rules"]) {
    ASSERT_EQ(rule["runs"].size(), 3u);
    EXPECT_EQ(rule["runs"][0]["years"].size(), 10u);
    for (const char* axis : {"frontier", "price_usd", "concentration", "distilled", "legal_usd"})
      EXPECT_GT(rule["summary"][axis]["high"], -1) << axis;
    EXPECT_EQ(rule["summary"]["by_year"].size(), 10u);
  }
}

TEST(Run, ChangesTheRuleInTheYearThatItIsTold) {
  const Home home;
  const auto outcome = home.run({"run", "precedent", "--policy", "terms,5:free", "--seeds", "2", "--json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  const json years = json::parse(outcome.out)["runs"][0]["years"];
  EXPECT_EQ(years[3]["rule"], "terms");
  EXPECT_EQ(years[4]["rule"], "free");
}

TEST(Run, WritesItsFileWholeAndNothingElse) {
  const Home home;
  const auto outcome =
      home.run({"run", "the-shortcut", "--policy", "license", "--json", "--out", home.file("deep/out.json")});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "");
  EXPECT_FALSE(json::parse(text_of(home.file("deep/out.json")), nullptr, false).is_discarded());
  EXPECT_EQ(std::distance(fs::directory_iterator(home.file("deep")), {}), 1);
}

TEST(Run, EndsWith130AndWithoutAFileWhenItIsInterrupted) {
  for (const int wait_ms : {0, 30, 300}) {
    const Home home;
    auto running = home.start(
        {"run", "the-shortcut", "--seeds", "1-5000", "--json", "--out", home.file("out/report.json")});
    running.wait_for_handler(SIGINT);
    std::this_thread::sleep_for(
        std::chrono::milliseconds(wait_ms));  // the moment to test, not a wait for anything
    const auto outcome = running.end(SIGINT);
    EXPECT_EQ(outcome.code, 130);
    EXPECT_EQ(outcome.out, "");
    EXPECT_FALSE(fs::exists(home.file("out")));
    EXPECT_TRUE(fs::is_empty(home.working()));
  }
}

TEST(Play, LetsAPolicyPlayWhereNobodyIsAtTheKeyboard) {
  const Home home;
  const auto outcome = home.run({"play", "the-shortcut"}, "1\nthis is not read\n");
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.err.find("Nobody is at the keyboard"), std::string::npos);
  EXPECT_NE(outcome.out.find("played by the policy distil"), std::string::npos);
  EXPECT_FALSE(fs::exists(home.saves())) << "a game that nobody played was kept";
}

TEST(Play, TakesChoicesFromAFileToTheEndOfTheGame) {
  const Home home;
  std::string moves = "2\n70\nwhat?\n-1\n1e300\nnan\n";
  for (int i = 0; i < 10; ++i) moves += "c\n";
  const auto outcome = home.run({"play", "the-shortcut", "--input"}, moves);
  EXPECT_EQ(outcome.code, 0) << outcome.err;
  for (const char* wrong : {"what?", "-1", "1e300", "nan"})
    EXPECT_NE(outcome.out.find("There is no choice \"" + std::string(wrong) + "\""), std::string::npos)
        << wrong;
  EXPECT_NE(outcome.out.find("Talk about it"), std::string::npos) << "the game did not come to its end";
  EXPECT_GT(closed_quarters(home.saves() / "autosave.json"), 3);
  EXPECT_TRUE(fs::is_empty(home.working()));
}

TEST(Play, LetsAProviderRunItsApiInATerminal) {
  const Home home;
  // The third choice serves answers only; then two quarters close, and the person leaves.
  const auto outcome = home.run({"play", "the-other-side", "--input"}, "3\nc\nc\nq\n");
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_NE(outcome.out.find("Serve answers only"), std::string::npos);
  EXPECT_NE(outcome.out.find("Done: serve: answers only"), std::string::npos);
  EXPECT_NE(outcome.out.find("API: answers only"), std::string::npos);
  EXPECT_NE(outcome.out.find("Honest customers:"), std::string::npos);
  EXPECT_NE(outcome.out.find("Offer Tessera a licence"), std::string::npos);
  EXPECT_EQ(outcome.out.find("Train from scratch"), std::string::npos);
}

TEST(Run, ReportsWhatAProviderEarnedAndWhomItAccused) {
  const Home home;
  const auto outcome = home.run({"run", "the-other-side", "--json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  const json report = json::parse(outcome.out);
  EXPECT_EQ(report["policy"], "lawful");
  for (const char* key :
       {"queries_usd", "licences_usd", "court_usd", "accused", "worth_usd", "brought", "licences"})
    EXPECT_TRUE(report["runs"][0]["teacher"].contains(key)) << key;
}

TEST(Play, EndsCleanlyWhereTheInputEndsAndGoesOnFromThere) {
  const Home home;
  EXPECT_EQ(home.run({"play", "the-shortcut", "--input"}, "c\nc\n").code, 0);
  const auto more = home.run({"play", "--continue", "--input"}, "c\nq\n");
  EXPECT_EQ(more.code, 0) << more.err;
  EXPECT_NE(more.out.find("quarter 3 of 10"), std::string::npos) << more.out;
  EXPECT_EQ(closed_quarters(home.saves() / "autosave.json"), 3);
  // A new game leaves the old one beside its own save.
  EXPECT_EQ(home.run({"play", "the-shortcut", "--input"}, "c\n").code, 0);
  EXPECT_EQ(closed_quarters(home.saves() / "autosave.json"), 1);
  EXPECT_EQ(closed_quarters(home.saves() / "autosave-before.json"), 3);
}

TEST(Play, KeepsTheLastClosedQuarterWhateverMomentItIsKilledAt) {
  for (int moment = 0; moment < 8; ++moment) {
    const Home home;
    auto running = home.start({"play", "the-shortcut", "--input"});
    const int closes = 1 + moment % 3;
    for (int i = 1; i <= closes; ++i) {
      running.read_until(kPrompt, i);
      running.write("c\n");
    }
    running.read_until(kPrompt, closes + 1);  // so many are closed for certain, and one more is on its way
    running.write("c\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(5 * moment));
    EXPECT_EQ(running.end(SIGKILL).code, 128 + SIGKILL);

    const fs::path save = home.saves() / "autosave.json";
    const int kept = closed_quarters(save);
    EXPECT_GE(kept, closes);
    EXPECT_LE(kept, closes + 1);
    EXPECT_EQ(home.run({"replay", save}).code, 0);
    const auto again = home.run({"play", "--continue", "--input"}, "c\n");
    EXPECT_EQ(again.code, 0) << again.err;
    EXPECT_NE(again.out.find("quarter " + std::to_string(kept + 1) + " of 10"), std::string::npos);
    EXPECT_EQ(closed_quarters(save), kept + 1);
  }
}

TEST(Play, IsNotDisturbedByWhatAKilledWriteLeftBehind) {
  const Home home;
  ASSERT_EQ(home.run({"play", "the-shortcut", "--input"}, "c\n").code, 0);
  const std::string half = text_of(home.saves() / "autosave.json").substr(0, 1000);
  fs::create_directories(home.file("x"));
  for (const char* name : {".autosave.json.1-0.new", ".autosave.json.99999-0.new"}) {
    home.write("litter", half);
    fs::copy_file(home.file("litter"), home.saves() / name);
  }
  EXPECT_EQ(home.run({"play", "--continue", "--input"}, "c\n").code, 0);
  EXPECT_EQ(closed_quarters(home.saves() / "autosave.json"), 2);
}

}  // namespace
}  // namespace partly::cli_test
