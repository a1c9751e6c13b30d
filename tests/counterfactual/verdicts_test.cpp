// What a model's training does to a verdict, on networks that really train. The long form of twenty seeds is
// `partly-sim verdicts`, and runs under ctest --preset nightly.
#include "sim/counterfactual/verdicts.h"

#include <gtest/gtest.h>

#include "sim/base/folders.h"
#include "sim/counterfactual/oath.h"
#include "sim/learn/engines.h"
#include "sim/scenario/load.h"
#include "sim/session/job_runner.h"

namespace partly::counterfactual {
namespace {

world::Scenario shortcut() {
  auto loaded = scenario::load_file(*find_data("scenarios/the-shortcut.json"));
  PARTLY_CHECK(loaded.scenario.has_value());
  return std::move(*loaded.scenario);
}

TeacherVerdicts heard(const world::Scenario& scenario, std::uint64_t seeds) {
  MeasurementCache cache(std::make_shared<session::JobRunner>(learn::fused_engine()));
  std::vector<std::uint64_t> list;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) list.push_back(seed);
  const auto verdicts = verdicts_with(scenario, "", list, cache, [] { return true; });
  PARTLY_CHECK(verdicts.ok());
  for (const auto& one : {verdicts->on_answers, verdicts->on_own_data})
    std::printf("lost %.2f, chance %.2f, median log ratio %.2f, ten to one %.2f\n", one.lost(),
                one.mean_chance(), one.median_log_ratio(), one.found());
  return *verdicts;
}

TEST(Oath, ADenialIsNeverTheCheapestAnswerOfACopierAndAlwaysTheInnocents) {
  MeasurementCache cache(std::make_shared<session::JobRunner>(learn::fused_engine()));
  const auto table = oath_costs(shortcut(), {1, 2}, 2e9, cache, [] { return true; });
  ASSERT_TRUE(table.ok());
  ASSERT_EQ(table->size(), 4u);
  for (const OathCosts& costs : *table) {
    const std::string who =
        std::string(costs.copier ? "copier" : "innocent") + (costs.file_kept ? ", file" : "");
    EXPECT_EQ(costs.cheapest() == law::Answer::no, !costs.copier) << who;
    if (!costs.copier) continue;
    for (const auto& usd : {costs.found_usd, costs.silent_usd})
      EXPECT_LT(std::min(usd[0], usd[1]), usd[2]) << who;
  }
}

TEST(SignTest, IsExactAndNeverAboveOne) {
  TeacherVerdicts verdicts;
  EXPECT_DOUBLE_EQ(verdicts.sign_test_p(), 1);
  for (int i = 0; i < 5; ++i) {
    verdicts.on_answers.cases.push_back({1, 0, 1, true});
    verdicts.on_own_data.cases.push_back({1, 1, 0, false});
  }
  EXPECT_NEAR(verdicts.sign_test_p(), 2.0 / 32, 1e-12);
  EXPECT_DOUBLE_EQ(verdicts.moved(), 1);
}

TEST(Verdicts, FollowTheExhibitsWhereTheTeacherErrsInItsOwnWay) {
  const auto verdicts = heard(shortcut(), 5);
  EXPECT_GE(verdicts.on_answers.found(), 0.8);
  EXPECT_LE(verdicts.on_own_data.found(), 0.2);
  EXPECT_GT(verdicts.on_answers.mean_chance(), verdicts.on_own_data.mean_chance() + 0.3);
}

TEST(Verdicts, StayAsTheyAreWithANearPerfectTeacher) {
  const auto verdicts = heard(with_near_perfect_teacher(shortcut()), 5);
  EXPECT_GT(verdicts.teacher_accuracy, 0.97);
  EXPECT_LT(verdicts.on_answers.found(), 0.5);
  EXPECT_LT(std::abs(verdicts.on_answers.mean_chance() - verdicts.on_own_data.mean_chance()), 0.2);
}

TEST(NightlyVerdicts, ChangeInTwentySeedsOnlyWhereThereIsSomethingToFind) {
  const auto erring = heard(shortcut(), 20);
  EXPECT_GT(erring.moved(), 0.25);
  EXPECT_LT(erring.sign_test_p(), 0.01);
  const auto perfect = heard(with_near_perfect_teacher(shortcut()), 20);
  EXPECT_LT(std::abs(perfect.moved()), 0.16);
  EXPECT_GT(perfect.sign_test_p(), 0.1);
}

}  // namespace
}  // namespace partly::counterfactual
