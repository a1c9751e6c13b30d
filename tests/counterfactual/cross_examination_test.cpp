// An exhibit doubted, on networks that really train: the same draws give the same bits, others give other
// questions or other innocents and leave alone what was not named, and an edited save is found out.
#include "sim/counterfactual/cross_examination.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>

#include "sim/base/folders.h"
#include "sim/scenario/load.h"
#include "sim/session/save.h"
#include "sim/session/session.h"
#include "sim/session/verify.h"

namespace partly::counterfactual {
namespace {

namespace fs = std::filesystem;

// One game for all tests: distilled, sued and examined.
class CrossExaminationTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = fs::temp_directory_path() / ("partly-cross-examination-" + std::to_string(getpid()));
    fs::create_directories(folder_);
    auto loaded = scenario::load_file(with_a_smaller_exam(*find_data("scenarios/the-shortcut.json")));
    PARTLY_CHECK(loaded.scenario.has_value());
    session::Options options;
    options.threaded = false;
    options.autosave = game();
    auto session = session::Session::start(std::move(*loaded.scenario), options);
    PARTLY_CHECK(session.ok());
    (*session)->submit((*session)->scenario().routes[1]);  // distil
    while ((*session)->view().ending == world::Ending::running) {
      (*session)->request_close();
      (*session)->tick();
    }
  }
  static void TearDownTestSuite() { fs::remove_all(folder_); }

  // Fewer innocents and copiers, and few for the rule's own rates, which nothing here is about.
  static fs::path with_a_smaller_exam(const fs::path& shipped) {
    std::ifstream file(shipped);
    auto text = nlohmann::json::parse(file);
    text["exam"] = {{"reference_models", 16}, {"copier_models", 16}, {"unseen_models", 8}};
    std::ofstream(folder_ / "scenario.json") << text;
    return folder_ / "scenario.json";
  }
  // Computed again without a question.
  static const CrossExamination& same() {
    static const CrossExamination once = ask({});
    return once;
  }
  static fs::path game() { return folder_ / "game.json"; }
  static CrossExamination ask(const CrossQuestion& question) {
    auto result = cross_examine(game(), {}, question);
    EXPECT_TRUE(result.ok()) << result.error().message();
    PARTLY_CHECK(result.ok());
    return std::move(*result);
  }
  // The game with its exhibit changed by hand.
  static fs::path edited(const std::function<void(forensics::Exhibit&)>& change) {
    auto save = session::read_save(game());
    PARTLY_CHECK(save.ok());
    for (auto& quarter : save->quarters)
      for (auto& result : quarter.results)
        if (auto* examined = std::get_if<world::Examined>(&result)) change(examined->exhibit);
    std::ofstream(folder_ / "edited.json", std::ios::binary) << session::to_json(*save);
    return folder_ / "edited.json";
  }

  static inline fs::path folder_;
};

TEST_F(CrossExaminationTest, WithTheSameDrawsGivesTheSameExhibitToTheBit) {
  EXPECT_EQ(same().again, same().saved);
  EXPECT_TRUE(same().match);
  EXPECT_TRUE(same().saved_follows);
  EXPECT_EQ(same().tolerance, 0);
  EXPECT_GT(same().claim, 0);
  EXPECT_EQ(same().defendant, "player");
  EXPECT_GT(same().again.log_ratio(), std::log(10));
}

TEST_F(CrossExaminationTest, WithOtherQuestionsKeepsTheInnocentsAndTheFinding) {
  const CrossExamination other = ask({.probe_seed = 7});
  EXPECT_NE(other.again.tests[0].reference_scores, other.saved.tests[0].reference_scores);
  EXPECT_EQ(other.again.settings.seed, other.saved.settings.seed);
  EXPECT_GT(other.again.log_ratio(), std::log(10));
  EXPECT_TRUE(other.match) << "asked otherwise, nothing has to match";
}

TEST_F(CrossExaminationTest, WithOtherInnocentsKeepsTheQuestions) {
  const CrossExamination other = ask({.reference_seed = 7});
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(other.again.tests[i].questions, other.saved.tests[i].questions);
    EXPECT_EQ(other.again.tests[i].suspect_score, other.saved.tests[i].suspect_score);
    EXPECT_NE(other.again.tests[i].reference_scores, other.saved.tests[i].reference_scores);
  }
}

TEST_F(CrossExaminationTest, TakesTheNumbersOfProbesAndOfReferences) {
  const CrossExamination other = ask({.probes = 50, .references = 10});
  EXPECT_EQ(other.again.tests[0].questions, 50);
  EXPECT_EQ(other.again.ratio->innocents.size(), 10u);
  // The first ten innocents are those of the game.
  const auto& saved = other.saved.tests[2].reference_scores;
  EXPECT_EQ(other.again.tests[2].reference_scores, std::vector<double>(saved.begin(), saved.begin() + 10));
}

TEST_F(CrossExaminationTest, OfASuspectWithBareAnswersFindsLess) {
  const CrossExamination bare = ask({.bare_answers = true});
  EXPECT_EQ(bare.suspect.sources.access, learn::Access::labels);
  EXPECT_LT(bare.again.log_ratio(), bare.saved.log_ratio() - 0.5);
  EXPECT_EQ(bare.again.tests[0].reference_scores, bare.saved.tests[0].reference_scores);
}

TEST_F(CrossExaminationTest, WithOtherCopiersTakesTheirRecipeAndNothingElse) {  // "not my recipe"
  const CrossExamination other =
      ask({.copier_answers = 50, .copier_labels = 400, .copier_access = learn::Access::labels});
  EXPECT_EQ(other.saved.alleged.answers, 500);
  EXPECT_EQ(other.again.alleged.answers, 50);
  EXPECT_EQ(other.again.alleged.own_labels, 400);
  EXPECT_EQ(other.again.alleged.access, "labels");
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(other.again.tests[i].suspect_score, other.saved.tests[i].suspect_score);
    EXPECT_EQ(other.again.tests[i].reference_scores, other.saved.tests[i].reference_scores);
    EXPECT_NE(other.again.tests[i].copier_scores, other.saved.tests[i].copier_scores);
  }
  EXPECT_LT(other.again.copiers_found(), other.saved.copiers_found());  // such copies are harder to tell
  EXPECT_TRUE(other.match) << "asked otherwise, nothing has to match";
}

TEST_F(CrossExaminationTest, FindsTheExhibitByClaimOrByRunOrSaysWhichThereAre) {
  const CrossExamination& last = same();
  EXPECT_EQ(ask({.claim = last.claim, .exam = last.exam}).again, last.again);
  const auto none = cross_examine(game(), {}, {.claim = 9999});
  ASSERT_FALSE(none.ok());
  EXPECT_EQ(none.error().kind, ErrorKind::usage);
  EXPECT_NE(none.error().message().find("exam " + std::to_string(last.exam)), std::string::npos);
}

TEST_F(CrossExaminationTest, RefusesAnExamThatCouldNotBeHeld) {
  for (const CrossQuestion& question :
       {CrossQuestion{.probes = 5}, CrossQuestion{.probes = -1}, CrossQuestion{.references = 2},
        CrossQuestion{.copier_answers = -1}}) {
    const auto result = cross_examine(game(), {}, question);
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().kind, ErrorKind::usage) << result.error().message();
  }
}

// What was measured is part of the world's hash, so that an edit is found out before anything is trained.
TEST_F(CrossExaminationTest, AndReplayFindOutAnEditedExhibit) {
  const auto scores = edited([](forensics::Exhibit& e) { e.tests[0].reference_scores[3] += 0.1; });
  const auto again = cross_examine(scores, {}, {});
  ASSERT_FALSE(again.ok());
  EXPECT_EQ(again.error().kind, ErrorKind::mismatch);
  const auto rule = edited([](forensics::Exhibit& e) { e.settings.labels += 1; });
  const auto replayed = session::replay(rule, {}, true);
  ASSERT_FALSE(replayed.ok());
  EXPECT_EQ(replayed.error().kind, ErrorKind::mismatch);
  const auto whole = session::replay(game(), {}, true);
  ASSERT_TRUE(whole.ok()) << whole.error().message();
  EXPECT_TRUE(whole->match);
  EXPECT_EQ(whole->largest_difference, 0);
}

}  // namespace
}  // namespace partly::counterfactual
