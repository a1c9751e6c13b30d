// Looking ahead and back from a shell, on a game that is really trained.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace partly::cli_test {
namespace {

using nlohmann::json;

// A shipped scenario whose court calls fewer innocents and copiers: nothing here is about how many. What it
// refers to lies beside it, as it is shipped.
std::string with_smaller_exams(const Home& home, const std::string& name) {
  const std::filesystem::path shipped = std::string(PARTLY_SOURCE_DIR) + "/scenarios";
  const std::filesystem::path beside = std::filesystem::path(home.file(name + ".json")).parent_path();
  std::filesystem::copy(
      shipped, beside,
      std::filesystem::copy_options::recursive | std::filesystem::copy_options::skip_existing);
  json scenario = json::parse(text_of((shipped / (name + ".json")).string()));
  scenario["exam"] = {{"reference_models", 16}, {"copier_models", 16}, {"unseen_models", 8}};
  return home.write(name + ".json", scenario.dump()).string();
}

class LookBackCommand : public testing::Test {
 protected:
  // Played once for all tests.
  static void SetUpTestSuite() {
    home_ = new Home;
    save_ = home_->file("game.json").string();
    const auto played = home_->run({"play", with_smaller_exams(*home_, "the-shortcut"), "--policy", "distil",
                                    "--seed", "1", "--save", save_});
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

TEST_F(LookBackCommand, ForecastsAScenarioASaveAndAnOrder) {
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

TEST_F(LookBackCommand, ForecastsForAProviderInItsOwnTerms) {
  const json cut = json_of({"forecast", "the-other-side", "--policy", "cut-off", "--json"});
  EXPECT_EQ(cut["policy"], "cut-off");
  EXPECT_EQ(cut["quarters"].size(), 10u);
  for (const char* chance : {"ruined", "claim_paid", "copy_sold"})
    EXPECT_TRUE(cut["quarters"][9].contains(chance)) << chance;
  EXPECT_FALSE(cut["quarters"][9].contains("access_cut"));
  EXPECT_EQ(home_->run({"forecast", "the-other-side", "--policy", "train-nothing"}).code, 2);
  EXPECT_EQ(home_->run({"forecast", "the-other-side", "--order", "distil"}).code, 2);
}

TEST_F(LookBackCommand, ForksADecisionAndShowsBothFutures) {
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

TEST_F(LookBackCommand, TellsLuckFromSkill) {
  const json luck = json_of({"luck", save_, "--seeds", "2-4", "--json"});
  EXPECT_EQ(luck["games"].size(), 3u);
  EXPECT_LE(luck["worth_usd"]["low"], luck["worth_usd"]["high"]);
  EXPECT_GT(luck["own"]["log_likelihood_ratio"], 1);
  EXPECT_EQ(home_->run({"luck", save_, "--seeds", "0"}).code, 2);
}

TEST_F(LookBackCommand, RanksTheDecisions) {
  const json points = json_of({"turning-points", save_, "--json"});
  ASSERT_GE(points.size(), 2u);
  EXPECT_GE(std::abs(points[0]["effect_usd"]["value"].get<double>()),
            std::abs(points[1]["effect_usd"]["value"].get<double>()));
}

// A distilled model that is sued about: a game in which an exhibit came in, played once for all tests.
class ExhibitCommand : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    home_ = new Home;
    save_ = (home_->saves() / "autosave.json").string();
    std::string moves = "2\n70\n";
    for (int i = 0; i < 10; ++i) moves += "c\n";
    ASSERT_EQ(home_->run({"play", with_smaller_exams(*home_, "the-shortcut"), "--input"}, moves).code, 0);
  }
  static void TearDownTestSuite() { delete home_; }

  inline static Home* home_ = nullptr;
  inline static std::string save_;
};

TEST_F(ExhibitCommand, ComputesItAgainToTheSameFiguresAndSaysWhatItRestsOn) {
  const auto outcome = home_->run({"exhibit", save_, "--json"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  EXPECT_EQ(outcome.err, "");
  const json report = json::parse(outcome.out);
  for (const char* key : {"save", "claim", "exam", "quarter", "defendant", "model", "suspect", "threshold",
                          "exhibit", "saved", "difference", "tolerance", "match"})
    EXPECT_TRUE(report.contains(key)) << key;
  EXPECT_EQ(report["match"], true);
  EXPECT_EQ(report["exhibit"], report["saved"]);
  EXPECT_EQ(report["exhibit"]["found"], true);
  EXPECT_EQ(report["exhibit"]["tests"].size(), 3u);
  EXPECT_EQ(report["exhibit"]["tests"][0]["reference_scores"].size(), 16u);
  EXPECT_EQ(report["exhibit"]["unseen"]["innocents"].size(), 8u);
  EXPECT_TRUE(report["exhibit"]["unseen"].contains("false_positive_rate"));
  EXPECT_TRUE(report["exhibit"]["unseen"].contains("power"));
  const auto text = home_->run({"exhibit", save_, "--claim", report["claim"].dump()});
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_NE(text.out.find("match"), std::string::npos);
  EXPECT_NE(text.out.find("innocents"), std::string::npos);
}

TEST_F(ExhibitCommand, DoubtsItWithOtherDrawsAndAnotherThreshold) {
  const auto outcome =
      home_->run({"exhibit", save_, "--json", "--probe-seed", "7", "--probes", "100", "--references", "12",
                  "--threshold", "1e6", "--hard", "--copier-answers", "50"});
  ASSERT_EQ(outcome.code, 0) << outcome.err;
  const json report = json::parse(outcome.out);
  EXPECT_EQ(report["asked_otherwise"], true);
  EXPECT_EQ(report["suspect"]["access"], "labels");
  EXPECT_EQ(report["exhibit"]["settings"]["probe_seed"], 7);
  EXPECT_LE(report["exhibit"]["tests"][0]["questions"], 100);
  EXPECT_EQ(report["exhibit"]["ratio"]["innocents"].size(), 12u);
  EXPECT_EQ(report["exhibit"]["alleged"]["answers"], 50);
  EXPECT_EQ(report["exhibit"]["found"], false) << "so few references support no such ratio";
  EXPECT_EQ(report["saved"]["ratio"]["innocents"].size(), 16u);
}

TEST_F(ExhibitCommand, FindsOutThatItWasEditedWith7) {
  json save = json::parse(text_of(save_));
  for (auto& quarter : save["quarters"])
    for (auto& result : quarter["results"])
      if (result["kind"] == "examined") result["exhibit"]["tests"][2]["suspect_score"] = 0.5;
  const auto outcome = home_->run({"exhibit", home_->write("edited.json", save.dump()).string()});
  EXPECT_EQ(outcome.code, 7) << outcome.err;
  EXPECT_NE(outcome.err.find("does not replay to the same state"), std::string::npos) << outcome.err;
}

// A scenario that tells its first quarters, played to a verdict and to insolvency.
class LookingBackOnAnOpening : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    home_ = new Home;
    save_ = home_->file("game.json").string();
    const auto played = home_->run({"play", with_smaller_exams(*home_, "partly"), "--policy", "reckless",
                                    "--seed", "2", "--save", save_});
    ASSERT_EQ(played.code, 0) << played.err;
    const auto at = played.out.rfind("State ");
    ASSERT_NE(at, std::string::npos);
    state_ = played.out.substr(at + 6, 16);
  }
  static void TearDownTestSuite() { delete home_; }
  static json json_of(const std::vector<std::string>& arguments) {
    const auto outcome = home_->run(arguments);
    EXPECT_EQ(outcome.code, 0) << outcome.err;
    return json::parse(outcome.out, nullptr, false);
  }
  static int number_of(const std::string& kind) {
    const auto listed = home_->run({"fork", save_, "--decision", "99"}).err;
    const auto at = listed.find("\"" + kind);
    EXPECT_NE(at, std::string::npos) << listed;
    return std::stoi(listed.substr(listed.rfind('\n', at) + 1));
  }

  inline static Home* home_ = nullptr;
  inline static std::string save_, state_;
};

TEST_F(LookingBackOnAnOpening, FindsThePlayedGameUnderItsOwnSeed) {
  const json luck = json_of({"luck", save_, "--seeds", "3", "--json"});
  EXPECT_EQ(luck["own"]["hash"], state_);
  EXPECT_TRUE(luck["own"]["refused"].empty());
  EXPECT_TRUE(luck["own"]["fallback_decisions"].empty());
}

TEST_F(LookingBackOnAnOpening, TakesEachAnswerOnTheStandAgain) {
  const std::string stand = std::to_string(number_of("testify"));
  int same = 0;
  for (const char* answer : {"yes", "partly", "no"}) {
    const json fork = json_of({"fork", save_, "--decision", stand, "--as", answer, "--json"});
    EXPECT_EQ(fork["original_hash"], state_);
    same += fork["instead_hash"] == state_;
  }
  EXPECT_EQ(same, 1) << "only the answer that was given gives the game itself";
}

TEST_F(LookingBackOnAnOpening, NumbersThePlayersDecisionsAndNamesWhatIsNotCarriedOver) {
  const auto listed = home_->run({"fork", save_, "--decision", "99"});
  EXPECT_EQ(listed.code, 2);
  EXPECT_EQ(listed.err.find("Q3 2025"), std::string::npos) << "the opening's are nobody's choice";
  const std::string order = std::to_string(number_of("train"));
  const json dropped = json_of({"fork", save_, "--decision", order, "--json"});
  for (const json& one : dropped["refused"]) {
    EXPECT_GT(one["number"].get<int>(), 0);
    EXPECT_FALSE(one["decision"].get<std::string>().empty());
    EXPECT_FALSE(one["reason"].get<std::string>().empty());
  }
  const auto text = home_->run({"turning-points", save_});
  EXPECT_EQ(text.code, 0);
  EXPECT_NE(text.out.find("Without it not carried over, decision "), std::string::npos) << text.out;
}

TEST_F(LookingBackOnAnOpening, RefusesARuleMakersGame) {
  const auto docket = home_->write("docket.json", R"({"format": "partly-docket/1"})");
  for (const char* command : {"luck", "turning-points"}) {
    const auto refused = home_->run({command, docket.string()});
    EXPECT_EQ(refused.code, 3);
    EXPECT_NE(refused.err.find("rule maker's game"), std::string::npos) << refused.err;
  }
}

}  // namespace
}  // namespace partly::cli_test
