// Whole games as text, some of each scenario. A changed rule shows as a changed story; after reading it,
// accept it with
//   PARTLY_UPDATE_GOLDEN=1 ctest --preset ci -R Golden
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "sim/base/folders.h"
#include "sim/bots/player_bots.h"
#include "sim/bots/rule_bots.h"
#include "sim/scenario/load.h"
#include "sim/session/curve_maker.h"
#include "sim/session/decade.h"
#include "sim/session/job_runner.h"
#include "sim/session/transcript.h"

namespace partly::session {
namespace {

struct Told {
  const char* scenario;
  const char* policy;
};

// The same bits on every x86 machine; what games have in common is trained once.
std::shared_ptr<JobRunner> portable_runner() {
  constexpr std::size_t kResultsKept = 4096;
  static const auto shared = std::make_shared<JobRunner>(
      *learn::make_engine({.engine = learn::EngineChoice::portable}), kResultsKept);
  return shared;
}

std::string play(const std::string& scenario, const std::string& policy_name) {
  auto loaded = scenario::load_file(*find_data("scenarios/" + scenario + ".json"));
  PARTLY_CHECK(loaded.scenario.has_value());
  forensics::ExamSettings& exam = loaded.scenario->exam;  // smaller: this engine is exact and slow
  exam.reference_models = exam.copier_models = 12, exam.unseen_models = 4;
  Options options;
  options.seed = 1;
  options.threaded = false;
  const std::string title = loaded.scenario->title + ", policy " + policy_name + ", seed 1";
  const auto session = Session::start_on(portable_runner(), std::move(*loaded.scenario), options);
  auto policy = bots::make_bot(policy_name, 1, session->scenario());
  return play_as_text(*session, title, **policy);
}

std::string decade(const scenario::RuleMaker& scenario, const regime::Curves& curves,
                   const std::string& bot) {
  Docket docket(scenario, curves, 1);
  return play_as_text(docket, scenario.title + ", policy " + bot + ", seed 1", [&](const Docket& now) {
    return bots::rule_wanted(bot, scenario.industry, curves, now.play(), now.decrees());
  });
}

void expect_golden(const std::string& name, const std::string& text) {
  const std::filesystem::path path = std::string(PARTLY_SOURCE_DIR) + "/tests/golden/" + name + ".txt";
  if (std::getenv("PARTLY_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path) << text;
    return;
  }
  std::ifstream file(path);
  ASSERT_TRUE(file.is_open()) << path << " is missing; write it with PARTLY_UPDATE_GOLDEN=1";
  std::stringstream golden;
  golden << file.rdbuf();
  EXPECT_EQ(text, golden.str());
}

class Golden : public testing::TestWithParam<Told> {};

TEST_P(Golden, PlayReadsAsItDid) {
  const auto [scenario, policy] = GetParam();
  expect_golden(std::string(scenario) + "." + policy, play(scenario, policy));
}

TEST(GoldenDecade, ReadsAsItDidUnderEachWayToWriteTheRule) {
  const auto loaded = scenario::load_rule_maker_file(*find_data("scenarios/precedent.json"));
  ASSERT_TRUE(loaded.scenario);
  const auto engine = learn::make_engine({.engine = learn::EngineChoice::portable});
  ASSERT_TRUE(engine);
  const auto curves = measure_curves(loaded.scenario->industry.plan, *engine);
  ASSERT_TRUE(curves);
  for (const char* bot : {"reckless", "lawful"})
    expect_golden("precedent." + std::string(bot), decade(*loaded.scenario, *curves, bot));
}

INSTANTIATE_TEST_SUITE_P(Routes, Golden,
                         testing::Values(Told{"the-shortcut", "scratch"}, Told{"the-shortcut", "distil"},
                                         Told{"the-shortcut", "license"},
                                         Told{"the-shortcut", "open-weights"}, Told{"kill-switch", "distil"},
                                         Told{"kill-switch", "license"}, Told{"partly", "open-weights"},
                                         Told{"open-weights", "open-weights"}, Told{"disclosure", "scratch"},
                                         Told{"disclosure", "license"}, Told{"the-other-side", "thrifty"},
                                         Told{"the-other-side", "lawful"}),
                         [](const auto& each) {
                           std::string name = std::string(each.param.scenario) + "_" + each.param.policy;
                           std::erase(name, '-');
                           return name;
                         });

}  // namespace
}  // namespace partly::session
