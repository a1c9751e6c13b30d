#include "sim/regime/curves.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/regime/sample.h"

namespace partly::regime {
namespace {

TEST(Curves, PassThroughTheirMeasuredPoints) {
  for (const Point& point : measured_curves().own) {
    const Expected expected = from_own_labels(measured_curves(), point.budget);
    EXPECT_DOUBLE_EQ(expected.capability, point.capability);
    EXPECT_DOUBLE_EQ(expected.sd, point.sd);
    EXPECT_DOUBLE_EQ(expected.found, point.found);
  }
  for (const TeacherCurves& teacher : measured_curves().teachers)
    for (const Point& point : teacher.full)
      EXPECT_NEAR(from_answers(measured_curves(), teacher.capability, point.budget, true).capability,
                  point.capability, 1e-9);
}

TEST(Curves, AreStraightOverTheLogarithmOfTheBudget) {
  const double half = std::expm1((std::log1p(300) + std::log1p(1000)) / 2);
  EXPECT_NEAR(from_own_labels(measured_curves(), half).capability, (67.0 + 81.0) / 2, 1e-9);
}

TEST(Curves, TeachNothingForNothingAndNoMoreThanTheLastPointBeyondIt) {
  EXPECT_EQ(from_own_labels(measured_curves(), 0).capability, 0);
  EXPECT_EQ(from_answers(measured_curves(), 80, 0, true).capability, 0);
  EXPECT_DOUBLE_EQ(from_own_labels(measured_curves(), 150'000).capability, 88.5);
}

TEST(Curves, GiveAStudentOfABetterTeacherAFainterTrace) {
  double before = 1;
  for (const double teacher : {66.0, 84.3, 86.0, 88.7, 95.0}) {
    const double found = from_answers(measured_curves(), teacher, 150, true).found;
    EXPECT_LE(found, before) << teacher;
    before = found;
  }
  EXPECT_LT(before, 0.6);
}

TEST(Curves, ScaleAStudentWithATeacherOutsideThoseMeasured) {
  const Expected of_best = from_answers(measured_curves(), 88.7, 500, true);
  EXPECT_NEAR(from_answers(measured_curves(), 95, 500, true).capability, of_best.capability / 88.7 * 95,
              1e-9);
  EXPECT_NEAR(from_answers(measured_curves(), 30, 500, true).capability, 66.8 / 65.7 * 30, 1e-9);
}

TEST(Curves, ArePooledUntilMoreNeverTeachesLess) {
  Curve curve{{1, 50}, {2, 70}, {3, 64}, {4, 61}, {5, 80}};
  make_monotone(curve);
  EXPECT_DOUBLE_EQ(curve[0].capability, 50);
  for (const std::size_t pooled : {1u, 2u, 3u}) EXPECT_DOUBLE_EQ(curve[pooled].capability, 65);
  EXPECT_DOUBLE_EQ(curve[4].capability, 80);
}

TEST(Curves, AreRefusedWhereTheyAreNotWhole) {
  EXPECT_TRUE(check(measured_curves()).ok());
  for (const auto& damage : std::vector<void (*)(Curves&)>{
           [](Curves& c) { c.own.clear(); }, [](Curves& c) { c.teachers.clear(); },
           [](Curves& c) { c.own[1].budget = 50; }, [](Curves& c) { c.own[1].capability = NAN; },
           [](Curves& c) { c.open[0].found = 1.5; }, [](Curves& c) { c.teachers[1].capability = 60; },
           [](Curves& c) { c.edition_loss = -1; }, [](Curves& c) { c.teachers[0].bare[0].sd = -1; }}) {
    Curves curves = measured_curves();
    damage(curves);
    EXPECT_FALSE(check(curves).ok());
  }
}

TEST(CurvePlan, GrowsTheBatchSoThatEveryExampleIsSeen) {
  learn::Recipe recipe;
  recipe.steps = 1500;
  recipe.batch = 64;
  EXPECT_EQ(recipe_for(recipe, 500).batch, 64);
  EXPECT_EQ(recipe_for(recipe, 30'000).batch, kLeastPasses * 30'000 / 1500);
}

TEST(CurvePlan, IsRefusedWithBudgetsThatDoNotAscend) {
  CurvePlan plan = precedent().plan;
  EXPECT_TRUE(check(plan).ok());
  plan.query_budgets = {150, 50};
  EXPECT_FALSE(check(plan).ok());
  plan.query_budgets = {};
  EXPECT_FALSE(check(plan).ok());
}

}  // namespace
}  // namespace partly::regime
