// Goals are judged by one function from what was measured, and the ending is told from what happened.
#include "sim/world/view/grading.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/bots/turn.h"
#include "sim/world/decide/decide.h"
#include "sim/world/state/orders.h"
#include "sim/world/view/lab_measures.h"
#include "sim/world/view/make_view.h"
#include "tests/world/stub_results.h"
#include "tests/world/test_scenario.h"

namespace partly::world {
namespace {

const std::vector<Measure> kMeasures{{"worth", "founders' worth", Unit::usd, true, "What is left"},
                                     {"lost", "claims lost", Unit::count, false, "Lost"}};

Quantity derived(double value, Unit unit) { return Quantity::derived(value, unit, "of the test"); }
Goal least(double usd) { return {"Be rich.", "worth", Bound::at_least, usd, Unit::usd}; }
Goal none_lost() { return {"Lose nothing.", "lost", Bound::at_most, 0, Unit::count}; }

TEST(Grading, MeetsABoundThatIsExactlyReachedAndMissesOneByWhatLacks) {
  const auto judged = [](double worth) {
    return judge({least(2e9)}, kMeasures, {{"worth", derived(worth, Unit::usd)}}).goals.front();
  };
  EXPECT_TRUE(judged(2e9).met);
  EXPECT_TRUE(judged(2e9).missed_by.empty());
  const GoalStanding missed = judged(1.5e9);
  EXPECT_FALSE(missed.met);
  EXPECT_EQ(missed.missed_by, "$500 M");
  EXPECT_DOUBLE_EQ(missed.reached, 0.75);
  EXPECT_EQ(sentence(missed), "founders' worth $1.50 B, at least $2.00 B: missed by $500 M");
}

TEST(Grading, JudgesABoundFromAboveTheOtherWayRound) {
  const auto judged = [](double lost) {
    return judge({none_lost()}, kMeasures, {{"lost", derived(lost, Unit::count)}}).goals.front();
  };
  EXPECT_TRUE(judged(0).met);
  EXPECT_FALSE(judged(2).met);
  EXPECT_EQ(judged(2).missed_by, "2");
}

TEST(Grading, CountsWhatWasNotMeasuredAsNotMet) {
  const Grading grading = judge({least(1)}, kMeasures, {});
  EXPECT_FALSE(grading.goals.front().met);
  EXPECT_NE(sentence(grading.goals.front()).find("not measured yet"), std::string::npos);
  EXPECT_EQ(grading.grade, "E");
}

TEST(Grading, FollowsFromTheNumberOfGoalsMetAlone) {
  EXPECT_EQ(grade_of(4, 4), "A");
  EXPECT_EQ(grade_of(3, 4), "B");
  EXPECT_EQ(grade_of(2, 4), "C");
  EXPECT_EQ(grade_of(1, 4), "D");
  EXPECT_EQ(grade_of(0, 4), "E");
  EXPECT_EQ(grade_of(1, 1), "A");
  EXPECT_EQ(grade_of(0, 0), "");
}

TEST(Grading, StandsInEveryViewAndTellsNoEndingBeforeTheEnd) {
  Scenario scenario = test_scenario();
  scenario.briefing.goals = {least(1)};
  World world = bots::begin(scenario, 3);
  const WorldView view = make_view(scenario, world);
  ASSERT_EQ(view.grading.goals.size(), 1u);
  EXPECT_DOUBLE_EQ(view.grading.goals.front().now.value, founders_worth(view).value);
  EXPECT_TRUE(view.grading.told.empty());
}

TEST(EndingTold, SaysInThreeSentencesWhatWasChosenWhatTheMarketDidAndWhatCameOfIt) {
  Scenario scenario = test_scenario();
  scenario.briefing.goals = {least(1), none_lost()};
  scenario.briefing.goals.pop_back();
  World world = bots::begin(scenario, 3);
  ASSERT_TRUE(std::holds_alternative<Quote>(apply(scenario, world, usual(scenario, Route::distil))));
  while (world.ending == Ending::running) close_with_stubs(scenario, world);
  const std::vector<std::string> told = make_view(scenario, world).grading.told;
  ASSERT_EQ(told.size(), 3u);
  EXPECT_NE(told[0].find("one model without permission from the provider's answers"), std::string::npos);
  EXPECT_NE(told[1].find("of the customers"), std::string::npos);
  EXPECT_NE(told[2].find("grade"), std::string::npos);
}

TEST(LabMeasures, AreEachMeasuredInBothRolesAndExplainThemselves) {
  for (const Scenario& scenario : {test_scenario(), teacher_scenario()}) {
    World world = bots::begin(scenario, 2);
    close_with_stubs(scenario, world);
    const WorldView view = make_view(scenario, world);
    for (const Measure& measure : lab_measures(scenario.role())) {
      const auto found = view.measured.find(measure.id);
      ASSERT_NE(found, view.measured.end()) << measure.id;
      EXPECT_EQ(found->second.unit, measure.unit) << measure.id;
      EXPECT_FALSE(found->second.explanation.empty()) << measure.id;
    }
  }
}

TEST(LabMeasures, LeaveNothingToTheFoundersOfAnInsolventLab) {
  WorldView view;
  view.cash = derived(5e9, Unit::usd), view.valuation = derived(5e9, Unit::usd);
  view.ownership = derived(0.5, Unit::fraction);
  EXPECT_DOUBLE_EQ(founders_worth(view).value, 5e9);
  view.ending = Ending::insolvent;
  EXPECT_DOUBLE_EQ(founders_worth(view).value, 0);
}

}  // namespace
}  // namespace partly::world
