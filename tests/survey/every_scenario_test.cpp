// Bots over all scenarios that are shipped, with networks that really train: no errors, books in order at
// every quarter, and only marks that were announced. In the nightly run with twenty seeds, where each
// scenario must also leave a choice: two strategies that are not dominated, and one of them lawful and
// restrained. How long a game takes, `partly-sim survey --json` says.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "sim/base/folders.h"
#include "sim/learn/engines.h"
#include "sim/session/session.h"
#include "sim/survey/survey.h"

namespace partly::survey {
namespace {

SurveyContext& grounds() {
  static SurveyContext shared(*learn::make_engine({learn::EngineChoice::fused, learn::Device::cpu, 1, 2}));
  return shared;
}

std::shared_ptr<session::JobRunner> runner() {
  static const auto shared = std::make_shared<session::JobRunner>(
      *learn::make_engine({learn::EngineChoice::fused, learn::Device::cpu, 1, 2}));
  return shared;
}

std::vector<std::string> shipped() {
  std::vector<std::string> names;
  for (const auto& path : json_files_in(std::string(PARTLY_SOURCE_DIR) + "/scenarios"))
    names.push_back(path.stem().string());
  return names;
}

// Fewer innocents and copiers than a court calls: whether books are in order does not hang on how sure it is.
void hold_smaller_exams(scenario::LoadedEither& loaded) {
  auto* lab = std::get_if<world::Scenario>(&loaded.scenario);
  if (!lab) return;
  lab->exam.reference_models = lab->exam.copier_models = 16;
  lab->exam.unseen_models = 8;
}

Survey survey_of(const std::string& name, std::uint64_t seeds, bool smaller_exams) {
  const std::string path = std::string(PARTLY_SOURCE_DIR) + "/scenarios/" + name + ".json";
  scenario::LoadedEither loaded = scenario::load_either_file(path);
  if (smaller_exams) hold_smaller_exams(loaded);
  auto field = grounds().open(std::move(loaded), path);
  EXPECT_TRUE(field.ok()) << field.error().message();
  auto survey = take_survey(**field, {1, seeds, {}, 0});
  EXPECT_TRUE(survey.ok()) << survey.error().message();
  return *survey;
}

void expect_sound(const Survey& survey) {
  EXPECT_TRUE(survey.errors.empty()) << survey.errors.front();
  EXPECT_GE(survey.goals.size(), 2u);
  for (const StrategyRow& row : survey.rows)
    for (const PlayRecord& play : row.plays)
      for (const std::string& mark : play.happened)
        EXPECT_TRUE(survey.happened.contains(mark)) << row.strategy << ": " << mark;
}

class EveryScenario : public testing::TestWithParam<std::string> {};
class EveryScenarioAtLength : public testing::TestWithParam<std::string> {};

TEST_P(EveryScenario, IsPlayedToItsEndByEveryBotWithBooksInOrder) {
  const Survey survey = survey_of(GetParam(), 1, true);
  expect_sound(survey);
  for (const StrategyRow& row : survey.rows) EXPECT_EQ(row.plays.size(), 1u) << row.strategy;
}

// "More worth than you began with" is a number in the file, and the world's rules may move what one begins
// with.
TEST_P(EveryScenario, AsksForTheWorthThatThePlayerBeginsWith) {
  const auto path = std::string(PARTLY_SOURCE_DIR) + "/scenarios/" + GetParam() + ".json";
  const scenario::LoadedEither loaded = scenario::load_either_file(path);
  const auto* scenario = std::get_if<world::Scenario>(&loaded.scenario);
  if (!scenario) return;  // a rule maker has no lab
  session::Options options;
  options.threaded = false;
  const auto session = session::Session::start_on(runner(), *scenario, options);
  while (session->view().quarter_index < session->view().told_quarters) session->tick();
  const auto goal = std::ranges::find(scenario->briefing.goals, "worth", &world::Goal::measure);
  ASSERT_NE(goal, scenario->briefing.goals.end());
  const double began_with = session->view().measured.at("worth").value;
  EXPECT_NEAR(goal->number, began_with, 0.02 * began_with) << "the goal of worth in " << path;
}

TEST_P(EveryScenarioAtLength, LeavesAChoiceAndALawfulOneWithTwentySeeds) {
  const Survey survey = survey_of(GetParam(), 20, false);
  expect_sound(survey);
  EXPECT_GE(survey.undominated(), 2u) << text_of(survey);
  const bool lawful = std::ranges::any_of(survey.rows, &StrategyRow::lawful);
  EXPECT_TRUE(lawful) << text_of(survey);
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
  std::string name = info.param;
  std::ranges::replace(name, '-', '_');
  return name;
}
INSTANTIATE_TEST_SUITE_P(Quick, EveryScenario, testing::ValuesIn(shipped()), test_name);
INSTANTIATE_TEST_SUITE_P(Nightly, EveryScenarioAtLength, testing::ValuesIn(shipped()), test_name);

}  // namespace
}  // namespace partly::survey
