// What copying saves: levels and findings from figures made by hand, and the words held to what was trained.
#include "sim/session/cost_curve.h"

#include <gtest/gtest.h>

#include "sim/base/folders.h"
#include "sim/base/format.h"
#include "sim/learn/engines.h"
#include "sim/scenario/load.h"
#include "sim/session/cost_curve_runs.h"

namespace partly::session {
namespace {

world::Scenario shortcut() {
  return *scenario::load_file(*find_data("scenarios/the-shortcut.json")).scenario;
}

CostPoint point(const std::string& order, double capability, double labels_usd, double compute_usd) {
  CostPoint one;
  one.order = order, one.capability = capability;
  one.used.flops = compute_usd;
  one.bill.labels = econ::Money::usd(labels_usd);
  one.bill.compute = econ::Money::usd(compute_usd);
  return one;
}

// A small copy and a small build, and a build of the provider's class that no copy comes up to.
CostCurve by_hand() {
  CostCurve curve;
  curve.scenario = "by hand", curve.provider = "Meridian", curve.students = 1, curve.teacher = 90;
  curve.label_usd = Quantity::assumed(2, Unit::usd_per_label, {1, 6}, "by hand");
  curve.copied = {point("copy", 80, 0, 100)};
  curve.built = {point("few labels", 70, 50, 100), point("labels", 80, 400, 100),
                 point("more computing", 82, 100, 900), point("wide", 95, 1000, 4000)};
  return curve;
}

// The small end of the plan: seconds to train.
CostPlan small_plan() {
  CostPlan plan = cost_plan(), small;
  for (const auto& order : plan.built)
    if (!order.wide && order.sources.own_labels <= 400) small.built.push_back(order);
  for (const auto& order : plan.copied)
    if (!order.wide && order.sources.queries <= 125) small.copied.push_back(order);
  small.students = 1;
  return small;
}

Result<CostCurve> trained(const world::Scenario& scenario, const CostPlan& plan) {
  JobRunner runner(*learn::make_engine({}));
  return cost_curve(scenario, runner, plan);
}

// By whom it is built at least where a label costs so many times what it does.
double least_whole_ratio(const CostCurve& curve, double capability, double label_price) {
  double built = 1e300, copied = 1e300;
  for (const CostPoint& one : curve.built)
    if (one.capability >= capability)
      built = std::min(built, one.bill.total().usd() + (label_price - 1) * one.bill.labels.usd());
  for (const CostPoint& one : curve.copied)
    if (one.capability >= capability) copied = std::min(copied, one.bill.total().usd());
  return built / copied;
}

// What the words say is what the levels say, and the price of labels that they ask for is enough, and no
// less is.
void hold_words_to_figures(const CostCurve& curve) {
  const auto finding = finding_of(curve);
  ASSERT_TRUE(finding);
  const CostWords words = words_of(curve, *finding);
  const auto times = [](double x) { return format_number(x, x < 10 ? 1 : 0) + " times"; };
  EXPECT_NE(words.in_short.find(times(finding->told.computing()) + " the computing"), std::string::npos)
      << words.in_short;
  EXPECT_NE(words.in_short.find(times(finding->told.whole()) + " as much"), std::string::npos)
      << words.in_short;
  EXPECT_NE(words.most.find(to_one(finding->most.whole())), std::string::npos) << words.most;
  EXPECT_NE(words.hold.find(times(finding->label_price) + " what they do"), std::string::npos) << words.hold;
  EXPECT_NE(words.hold.find(times(finding->arithmetic) + " the arithmetic"), std::string::npos) << words.hold;
  for (const CostLevel& level : levels_of(curve)) {
    if (!level.compared()) continue;
    EXPECT_LE(level.whole(), finding->most.whole()) << level.capability;
    EXPECT_LT(least_whole_ratio(curve, level.capability, finding->label_price * 0.999), kToldRatio);
  }
  const double at = finding->nearest.capability;
  EXPECT_NEAR(least_whole_ratio(curve, at, finding->label_price), kToldRatio, 1e-6 * kToldRatio);
  EXPECT_NEAR(finding->arithmetic * finding->told.computing(), kToldRatio, 1e-9);
}

TEST(CostCurve, ComparesTheCheapestOfEitherWayThatReachesACapability) {
  const CostCurve curve = by_hand();
  const auto levels = levels_of(curve);
  ASSERT_EQ(levels.size(), 17u) << "80, the best copy's own among them, to 95";
  EXPECT_EQ(levels.front().built->order, "labels") << "few labels fall short";
  EXPECT_DOUBLE_EQ(levels.front().whole(), 5);
  EXPECT_DOUBLE_EQ(levels.front().computing(), 1) << "the least computing, whatever its labels cost";
  EXPECT_FALSE(levels.back().compared()) << "no copy reaches it";
  EXPECT_EQ(levels.back().built->order, "wide");
}

TEST(CostCurve, SaysWhatLabelsWouldHaveToCostWithTheCheapestWayChosenAnew) {
  const auto finding = finding_of(by_hand());
  ASSERT_TRUE(finding);
  EXPECT_DOUBLE_EQ(finding->told.capability, 80);
  EXPECT_DOUBLE_EQ(finding->arithmetic, 50);
  EXPECT_DOUBLE_EQ(finding->label_price, 41) << "(5,000 - 900) / 100: by then computing replaces labels";
  EXPECT_DOUBLE_EQ(finding->largest_run, 40);
  const CostWords words = words_of(by_hand(), *finding);
  EXPECT_NE(words.hold.find("ends at 3.0 times"), std::string::npos) << words.hold;
  EXPECT_EQ(words.why.find("even takes less"), std::string::npos) << words.why;
}

TEST(CostCurve, SaysWhereBuildingTakesLessComputingThanCopying) {
  CostCurve curve = by_hand();
  curve.copied.push_back(point("wide copy", 82, 0, 2000));
  const auto finding = finding_of(curve);
  ASSERT_TRUE(finding);
  const std::string why = words_of(curve, *finding).why;
  EXPECT_NE(why.find("even takes less computing: \"more computing\" against \"wide copy\""),
            std::string::npos)
      << why;
}

TEST(CostCurve, FindsNothingWhereNoCapabilityIsReachedByBothWays) {
  CostCurve curve = by_hand();
  curve.built.clear();
  EXPECT_FALSE(finding_of(curve));
  EXPECT_NE(text_of(curve).find("No capability is reached by both ways"), std::string::npos);
  EXPECT_TRUE(levels_of({}).empty());
}

TEST(CostCurve, SaysWhatItsFiguresSayOverFiveSeeds) {
  const world::Scenario scenario = shortcut();
  CostPlan plan = small_plan();
  std::vector<double> best;
  for (plan.again = 0; plan.again < 5; ++plan.again) {
    const auto curve = trained(scenario, plan);
    ASSERT_TRUE(curve);
    hold_words_to_figures(*curve);
    best.push_back(finding_of(*curve)->told.capability);
  }
  EXPECT_NE(best.front(), best.back()) << "other seeds train other students";
}

TEST(CostCurve, GoesOnWhereItWasStoppedToTheSameCurve) {
  const world::Scenario scenario = shortcut();
  const CostPlan plan = small_plan();
  const auto whole = trained(scenario, plan);
  ASSERT_TRUE(whole);
  JobRunner runner(*learn::make_engine({}));
  CostCurve begun;
  int orders = 0;
  const auto stopped = cost_curve(
      scenario, runner, plan,
      [&](const CostCurve& so_far, double, const std::string&) { begun = so_far, ++orders; },
      [&] { return orders < 6; });
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().kind, ErrorKind::interrupted);
  EXPECT_EQ(begun.built.size() + begun.copied.size(), 5u);
  orders = 0;
  const auto gone_on = cost_curve(
      scenario, runner, plan, [&](const CostCurve&, double, const std::string&) { ++orders; }, {}, begun);
  ASSERT_TRUE(gone_on);
  EXPECT_EQ(orders, static_cast<int>(plan.built.size() + plan.copied.size()) - 5 + 1)
      << "and once at the end";
  EXPECT_EQ(json_of(*gone_on), json_of(*whole));
}

CostCurveRuns::Sources at_once() {
  CostCurveRuns::Sources sources;
  sources.executor = make_inline_executor();
  sources.scenario = []() -> Result<world::Scenario> { return shortcut(); };
  sources.plan = small_plan();
  return sources;
}

TEST(CostCurveRuns, KeepsTheCurveBeforeWhenItIsMeasuredWithOtherSeeds) {
  CostCurveRuns runs(at_once());
  runs.begin(), runs.collect();
  ASSERT_TRUE(runs.whole());
  EXPECT_FALSE(runs.going());
  EXPECT_EQ(runs.done(), 1);
  const std::string first = json_of(runs.curve());
  runs.begin(), runs.collect();
  ASSERT_TRUE(runs.whole());
  ASSERT_EQ(runs.before().size(), 1u);
  EXPECT_EQ(json_of(runs.before().front()), first);
  EXPECT_NE(json_of(runs.curve()), first);
}

TEST(CostCurveRuns, SaysWhyThereIsNothingToMeasure) {
  auto sources = at_once();
  sources.scenario = []() -> Result<world::Scenario> {
    return Error{ErrorKind::invalid_scenario, "The file cannot be read", "nowhere.json", {}};
  };
  CostCurveRuns runs(std::move(sources));
  runs.begin(), runs.collect();
  EXPECT_FALSE(runs.going());
  EXPECT_FALSE(runs.whole());
  ASSERT_TRUE(runs.error());
  EXPECT_EQ(runs.error()->what, "The file cannot be read");
}

// What the page, the command and docs/surveys.md say of the whole plan.
TEST(WholeCostCurve, IsNowhereNearFiftyToOneInComputingOverFiveSeeds) {
  const world::Scenario scenario = shortcut();
  CostPlan plan = cost_plan();
  for (plan.again = 0; plan.again < 5; ++plan.again) {
    const auto curve = trained(scenario, plan);
    ASSERT_TRUE(curve);
    hold_words_to_figures(*curve);
    const auto finding = finding_of(*curve);
    const CostWords words = words_of(*curve, *finding);
    EXPECT_NEAR(finding->told.computing(), 1, 0.1) << plan.again;
    EXPECT_NE(words.why.find("A network takes about the same arithmetic"), std::string::npos) << words.why;
    const bool labels_mostly = finding->most.built->bill.labels > finding->most.built->bill.compute;
    EXPECT_EQ(words.why.starts_with("What copying saves is labels."), labels_mostly) << words.why;
    for (const CostLevel& level : levels_of(*curve))
      if (level.compared()) {
        EXPECT_LT(level.computing(), 3) << level.capability;
        EXPECT_LT(level.whole(), kToldRatio) << level.capability;
      }
    EXPECT_GT(finding->label_price, curve->label_usd.range->high / curve->label_usd.value) << plan.again;
  }
}

}  // namespace
}  // namespace partly::session
