// The rule maker's desk: work in the background that can be stopped, futures that fit the present, rules side
// by side, and a docket that is kept.
#include "sim/session/rule_maker_session.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <thread>

#include "sim/base/folders.h"
#include "sim/regime/gains.h"
#include "tests/regime/sample.h"

namespace partly::session {
namespace {

scenario::RuleMaker precedent() {
  return *scenario::load_rule_maker_file(*find_data("scenarios/precedent.json")).scenario;
}

class Desk : public testing::Test {
 protected:
  Desk()
      : path(std::filesystem::temp_directory_path() /
             ("partly-desk-" + std::to_string(::getpid()) + ".json")) {}
  ~Desk() override { std::filesystem::remove(path); }
  RuleMakerSession desk(bool threaded = false) const {
    return {Docket(precedent(), regime::measured_curves(), 3),
            RuleMakerOptions{.threaded = threaded, .autosave = path}};
  }
  static void work(RuleMakerSession& desk) {
    while (desk.work()) desk.tick();
  }
  std::filesystem::path path;
};

TEST_F(Desk, LooksAheadFromThePresentUnderEachRule) {
  RuleMakerSession one = desk();
  EXPECT_EQ(one.futures("terms"), nullptr);
  work(one);
  const Futures* terms = one.futures("terms");
  ASSERT_NE(terms, nullptr);
  ASSERT_EQ(terms->plays.size(), static_cast<std::size_t>(kFutures));
  for (const regime::Play& play : terms->plays) EXPECT_EQ(play.years.size(), 10u);
  EXPECT_EQ(one.futures("free"), nullptr);
  work(one);
  for (const regime::Year& year : one.futures("free")->plays.front().years) EXPECT_EQ(year.rule, "free");
}

TEST_F(Desk, ForgetsFuturesOfAMomentThatHasPassed) {
  RuleMakerSession one = desk();
  one.futures("terms");
  work(one);
  const double before = one.futures("terms")->plays.front().years.back().frontier;
  one.next_year();
  EXPECT_EQ(one.futures("terms"), nullptr);
  work(one);
  ASSERT_NE(one.futures("terms"), nullptr);
  EXPECT_TRUE(one.futures("terms")->plays.front().years.front() == one.docket()->play().years.front());
  EXPECT_NE(one.futures("terms")->plays.front().years.back().frontier, before);
}

TEST_F(Desk, ComparesEveryRuleAndWhatWasDecreedAndAgainWithOneAssumptionTurned) {
  RuleMakerSession one = desk();
  ASSERT_TRUE(one.decree("free"));
  EXPECT_EQ(one.comparison("", regime::End::as_set), nullptr);
  work(one);
  const Comparison usual = *one.comparison("", regime::End::as_set);
  ASSERT_EQ(usual.rows.size(), precedent().industry.rules.size() + 1);
  EXPECT_TRUE(usual.rows.back().rule.empty());
  const auto free = std::ranges::find(usual.rows, std::string("free"), &Comparison::Row::rule);
  EXPECT_DOUBLE_EQ(free->over_years[0].mean, usual.rows.back().over_years[0].mean);  // decreed from the start
  one.comparison("answers", regime::End::high);
  work(one);
  const Comparison* expensive = one.comparison("answers", regime::End::high);
  ASSERT_NE(expensive, nullptr);
  EXPECT_NE(expensive->rows.front().over_years[3].mean, usual.rows.front().over_years[3].mean);
}

TEST_F(Desk, TurnsEachAssumptionAFewAtATimeAndKeepsWhatIsDoneWhenTheYearMovesOn) {
  RuleMakerSession one(Docket(precedent(), regime::measured_curves(), 3),
                       RuleMakerOptions{.threaded = false, .robustness_seeds = 1, .autosave = {}});
  EXPECT_EQ(one.robustness(), nullptr);
  work(one);
  ASSERT_NE(one.robustness(), nullptr);
  const std::size_t first = one.robustness()->cases;
  EXPECT_GT(first, 0u);
  EXPECT_FALSE(one.robustness()->complete());
  one.next_year();
  EXPECT_EQ(one.robustness()->cases, first);
  while (!one.robustness()->complete()) work(one);
  EXPECT_EQ(one.robustness()->cases, one.robustness()->planned.size());
  work(one);
  EXPECT_FALSE(one.work()) << "nothing is left to do";
}

TEST_F(Desk, KeepsTheDocketAfterEveryDecisionWithWhatWasForeseen) {
  RuleMakerSession one = desk();
  ASSERT_TRUE(one.decree("royalty"));
  one.next_year();
  EXPECT_EQ(one.changes("free"), nullptr);
  work(one);
  ASSERT_NE(one.changes("free"), nullptr);
  std::vector<int> said;
  for (const regime::Change& change : *one.changes("free")) said.push_back(change.sign);
  one.note_foresight("free", said);
  const auto kept = Docket::load(path);
  ASSERT_TRUE(kept) << kept.error().message();
  EXPECT_EQ(kept->rule().id, "royalty");
  EXPECT_EQ(kept->play().state.quarter, 4);
  ASSERT_EQ(kept->foresights().size(), 1u);
  EXPECT_EQ(kept->foresights(), one.view().foresights);
  EXPECT_EQ(kept->foresights().front().right(), static_cast<int>(said.size()));
}

TEST_F(Desk, ShowsWhatHasChangedAfterEveryDecision) {
  RuleMakerSession one = desk();
  ASSERT_TRUE(one.view().measured);
  EXPECT_TRUE(one.view().history.empty());
  ASSERT_TRUE(one.decree("free"));
  EXPECT_EQ(one.view().rule_in_force, "free");
  EXPECT_TRUE(one.view().rule("free").in_force);
  one.next_quarter();
  EXPECT_EQ(one.view().quarter, 1);
  EXPECT_NE(one.view().rule("royalty").refusal.find("with the year"), std::string::npos);
  one.next_year();
  EXPECT_EQ(one.view().history.size(), 1u);
  EXPECT_EQ(one.view().labs.size(), one.docket()->play().state.labs.size());
}

TEST_F(Desk, RefusesForecastsThatFitNoRule) {
  Docket docket(precedent(), regime::measured_curves(), 3);
  docket.note({0, "anarchy", "terms", std::vector<int>(regime::groups().size()),
               std::vector<int>(regime::groups().size())});
  const auto read = Docket::parse(docket.to_json(), "docket.json");
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().message().find("foreseen"), std::string::npos);
}

TEST_F(Desk, MeasuresInTheBackgroundAndStopsWhenAsked) {
  RuleMakerSession one(precedent(),
                       RuleMakerOptions{.seed = 5, .engine = {}, .threaded = true, .autosave = {}});
  EXPECT_EQ(one.docket(), nullptr);
  one.measure();
  one.tick();
  ASSERT_TRUE(one.work());
  one.stop();
  while (one.work()) one.tick(), std::this_thread::yield();
  EXPECT_EQ(one.docket(), nullptr);
  EXPECT_TRUE(one.problems().empty());  // a person stopped it: no problem
}

TEST_F(Desk, MeasuresOnAThreadWhatItWouldMeasureAtOnce) {
  scenario::RuleMaker small = precedent();
  regime::CurvePlan& plan = small.industry.plan;
  plan.teacher_labels = {300, 1000}, plan.label_budgets = {100, 1000}, plan.query_budgets = {50, 300};
  plan.seeds = 1, plan.exam_references = 9;
  plan.network.recipe.steps = plan.tuning.steps = plan.open_weights.recipe.steps = 100;
  RuleMakerSession beside(small, RuleMakerOptions{}), at_once(small, RuleMakerOptions{.threaded = false});
  for (RuleMakerSession* one : {&beside, &at_once}) {
    one->measure();
    while (!one->docket()) one->tick(), std::this_thread::yield();
  }
  EXPECT_TRUE(beside.docket()->curves() == at_once.docket()->curves());
}

TEST_F(Desk, EndsAtOnceWithWorkUnderWay) {
  auto one = std::make_unique<RuleMakerSession>(precedent(), RuleMakerOptions{});
  one->measure();
  one->tick();
  one.reset();  // joins; the test's own time limit would tell otherwise
}

}  // namespace
}  // namespace partly::session
