// A rule maker's game with curves that were really trained, on a plan small enough for a test.
#include "sim/session/docket.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "sim/base/folders.h"
#include "sim/learn/engines.h"
#include "sim/session/curve_maker.h"

namespace partly::session {
namespace {

using nlohmann::json;

regime::CurvePlan small_plan() {
  regime::CurvePlan plan =
      scenario::load_rule_maker_file(*find_data("scenarios/precedent.json")).scenario->industry.plan;
  plan.teacher_labels = {300, 5000};
  plan.label_budgets = {100, 1000};
  plan.query_budgets = {50, 300};
  plan.seeds = 3;
  plan.exam_references = 9;
  plan.network.recipe.steps = plan.tuning.steps = plan.open_weights.recipe.steps = 600;
  return plan;
}

const regime::Curves& curves() {
  static const auto measured = measure_curves(small_plan(), learn::fused_engine(), 2);
  return *measured;
}

scenario::RuleMaker precedent() {
  return *scenario::load_rule_maker_file(*find_data("scenarios/precedent.json")).scenario;
}

TEST(MeasuredCurves, AreTheSameOnAnyNumberOfThreads) {
  const auto alone = measure_curves(small_plan(), learn::fused_engine(), 1);
  ASSERT_TRUE(alone) << alone.error().message();
  EXPECT_TRUE(*alone == curves());
}

TEST(MeasuredCurves, ShowWhatDistillationIsFor) {
  const auto& better = curves().teachers.back();
  EXPECT_GT(better.capability, curves().teachers.front().capability + 3);
  EXPECT_GT(better.full[0].capability, curves().own[0].capability + 5);  // 50 answers against 100 labels
  EXPECT_GT(better.full[0].capability, better.bare[0].capability + 3);   // probabilities against bare answers
  EXPECT_LT(better.full[1].capability, better.capability + 3);  // a student does not pass its teacher by far
  EXPECT_GT(curves().own[1].capability, curves().own[0].capability + 5);  // labels help
  EXPECT_GT(curves().edition_loss, 0.5);
}

TEST(MeasuredCurves, FindCopiesAndSeldomInnocents) {
  EXPECT_GT(curves().teachers.front().full[1].found, 0.8);
  EXPECT_LT(curves().own.back().found, 0.3);
  EXPECT_LE(curves().innocents_accused, 1);
  EXPECT_EQ(curves().innocents, 18);
  EXPECT_EQ(curves().students, 3 * (2 * 2 * 2 + 2 + 2));
}

TEST(MeasuredCurves, StopWhenAskedTo) {
  const auto stopped = measure_curves(small_plan(), learn::fused_engine(), 2, [](double) { return false; });
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().kind, ErrorKind::interrupted);
}

TEST(Docket, ChangesTheRuleOnlyWithTheYear) {
  Docket docket(precedent(), curves(), 3);
  EXPECT_EQ(docket.rule().id, "terms");
  EXPECT_TRUE(docket.decree("free"));
  EXPECT_TRUE(docket.decree("royalty"));  // another thought before the year begins
  EXPECT_EQ(docket.decrees().size(), 1u);
  EXPECT_FALSE(docket.decree("anarchy"));
  docket.next_quarter();
  EXPECT_FALSE(docket.may_decree("free"));
  docket.next_year();
  EXPECT_EQ(docket.play().years.size(), 1u);
  EXPECT_EQ(docket.play().years[0].rule, "royalty");
  EXPECT_TRUE(docket.decree("free"));
  docket.next_quarter();
  EXPECT_FALSE(docket.decree("terms"));  // this year's rule stands
  while (!docket.over()) docket.next_year();
  EXPECT_EQ(docket.play().years.size(), 10u);
  EXPECT_FALSE(docket.may_decree("terms"));
}

Docket in_its_fourth_year() {
  Docket docket(precedent(), curves(), 3);
  EXPECT_TRUE(docket.decree("free"));
  docket.next_year();
  docket.next_year();
  EXPECT_TRUE(docket.decree("sui-generis"));
  docket.next_year();
  docket.next_quarter();
  return docket;
}

TEST(Docket, ComesBackFromItsFileAndGoesOnAlike) {
  const auto path = std::filesystem::temp_directory_path() / "partly-docket-test.json";
  Docket docket = in_its_fourth_year();
  ASSERT_TRUE(docket.save(path));
  auto loaded = Docket::load(path);
  std::filesystem::remove(path);
  ASSERT_TRUE(loaded) << loaded.error().message();
  EXPECT_TRUE(loaded->play() == docket.play());
  EXPECT_TRUE(loaded->curves() == docket.curves());
  EXPECT_EQ(loaded->to_json(), docket.to_json());
  while (!docket.over()) docket.next_quarter(), loaded->next_quarter();
  EXPECT_TRUE(loaded->play() == docket.play());
}

TEST(Docket, IsRefusedWhereItWasTamperedWith) {
  const json good = json::parse(in_its_fourth_year().to_json());
  const auto kind_of = [](const json& damaged) {
    const auto parsed = Docket::parse(damaged.dump(), "damaged.json");
    EXPECT_FALSE(parsed);
    return parsed ? ErrorKind::internal : parsed.error().kind;
  };
  json damaged = good;
  damaged["seed"] = 4;
  EXPECT_EQ(kind_of(damaged), ErrorKind::mismatch);
  damaged = good;
  damaged["format"] = "partly-docket/4";
  EXPECT_EQ(kind_of(damaged), ErrorKind::newer_version);
  damaged["format"] = "partly-docket/2";
  EXPECT_EQ(kind_of(damaged), ErrorKind::invalid_scenario);
  damaged = good;
  damaged["quarters"] = 4000;
  EXPECT_EQ(kind_of(damaged), ErrorKind::invalid_scenario);
  damaged = good;
  damaged["decrees"][0]["rule"] = "anarchy";
  EXPECT_EQ(kind_of(damaged), ErrorKind::invalid_scenario);
  damaged = good;
  damaged["curves"]["teachers"] = json::array();
  EXPECT_EQ(kind_of(damaged), ErrorKind::invalid_scenario);
  damaged = good;
  damaged["curves"]["own"][0]["found"] = 2;
  EXPECT_EQ(kind_of(damaged), ErrorKind::invalid_scenario);
  damaged = good;
  damaged["extra"] = 1;
  EXPECT_EQ(kind_of(damaged), ErrorKind::invalid_scenario);
  EXPECT_FALSE(Docket::parse("{", "cut.json"));
}

}  // namespace
}  // namespace partly::session
