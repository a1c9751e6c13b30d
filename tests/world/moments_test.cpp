// What gets a page of its own after a close, with its causes oldest first; and what games achieve.
#include "sim/world/view/moments.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/world/view/achievements.h"

namespace partly::world {
namespace {

Quantity count(double value, Unit unit) { return Quantity::derived(value, unit, "of the test"); }

// A lab that sells a copy, with a claim over it.
WorldView sued() {
  WorldView view;
  view.now = {2027, 1};
  view.history = {{Quarter{2026, 4}}};
  ModelView& model = view.models.emplace_back();
  model.id = 4, model.name = "Student 1", model.mine = model.on_sale = true,
  model.state = ModelState::trained;
  model.begun = {2025, 3}, model.due = {2025, 4}, model.sources.queries = 500;
  model.queries = count(500, Unit::queries), model.monitor = "Alarm after 40 queries (pattern)";
  ProceedingView& claim = view.proceedings.emplace_back();
  claim.id = 9, claim.title = "Meridian v. Your lab", claim.theory = "contract", claim.model = model.name;
  claim.mine = true, claim.opened = {2026, 1}, claim.stage = law::Stage::deposition,
  claim.stage_since = {2027, 1};
  return view;
}

WorldView lost() {
  WorldView view = sued();
  ProceedingView& claim = view.proceedings.front();
  claim.stage = law::Stage::decided, claim.answer = law::Answer::partly;
  claim.verdict = law::Verdict{true, 0.7, 2e9, true, true};
  return view;
}

TEST(Moments, TellAVerdictOnceWithItsCausesOldestFirst) {
  const WorldView before = sued(), after = lost();
  const auto moments = moments_since(moment_marks(before), after);
  ASSERT_EQ(moments.size(), 1u);
  EXPECT_EQ(moments.front().kind, MomentKind::verdict);
  EXPECT_EQ(moments.front().title, "The court finds for Meridian: $2.00 B");
  EXPECT_NE(moments.front().text.find("70.0 %"), std::string::npos);
  ASSERT_GE(moments.front().causes.size(), 2u);
  EXPECT_LE(moments.front().causes.size(), 3u);
  EXPECT_TRUE(std::ranges::is_sorted(moments.front().causes, {}, &MomentCause::quarter));
  EXPECT_NE(moments.front().causes.front().text.find("500 of the provider's answers"), std::string::npos);
  EXPECT_TRUE(moments_since(moment_marks(after), after).empty());
}

TEST(Moments, TellASettlementByItsSum) {
  WorldView after = sued();
  after.proceedings.front().stage = law::Stage::settled;
  after.proceedings.front().settled_usd = 9e8;
  const auto moments = moments_since(moment_marks(sued()), after);
  ASSERT_EQ(moments.size(), 1u);
  EXPECT_EQ(moments.front().kind, MomentKind::settlement);
  EXPECT_NE(moments.front().title.find("$900 M"), std::string::npos);
}

TEST(Moments, TellACutAnOrderAndTheEndOfTheMoney) {
  WorldView after = sued();
  after.terms.access_cut = true;
  after.terms.alarms = count(2, Unit::count);
  after.models.front().enjoined = true;
  after.ending = Ending::insolvent;
  std::vector<MomentKind> kinds;
  for (const Moment& moment : moments_since(moment_marks(sued()), after)) {
    kinds.push_back(moment.kind);
    EXPECT_LE(moment.causes.size(), 3u);
  }
  EXPECT_EQ(kinds, (std::vector{MomentKind::cut, MomentKind::order, MomentKind::insolvency}));
}

TEST(Moments, TellTheFirstCustomersAndNoLaterOnes) {
  WorldView after = sued();
  after.ledger.push_back({1, {2026, 4}, "e1", "Sales", econ::Account::sales, count(1e9, Unit::usd), {}});
  const auto moments = moments_since(moment_marks(sued()), after);
  ASSERT_EQ(moments.size(), 1u);
  EXPECT_EQ(moments.front().kind, MomentKind::listing);
  EXPECT_TRUE(moments_since(moment_marks(after), after).empty());
}

TEST(Moments, LeaveOutClaimsOfOthers) {
  WorldView after = lost();
  after.proceedings.front().mine = false;
  EXPECT_TRUE(moments_since(moment_marks(sued()), after).empty());
}

TEST(Achievements, AreEarnedAtTheEndAndByTheirRuleAlone) {
  WorldView view = lost();
  forensics::Exhibit exhibit;
  exhibit.p = 0.001;
  exhibit.strength = forensics::Strength::strong;
  view.proceedings.front().exhibit = exhibit;
  view.proceedings.front().verdict->for_claimant = false;
  EXPECT_TRUE(achieved(view).empty());
  view.ending = Ending::finished;
  EXPECT_EQ(achieved(view), (std::vector<std::string>{"acquitted", "truth"}));
  view.proceedings.front().exhibit->p = 0.02;
  EXPECT_EQ(achieved(view), std::vector<std::string>{"truth"});
}

TEST(Achievements, EachHaveARuleAndALessonUnderAnIdOfTheirOwn) {
  for (const Achievement& one : achievements()) {
    EXPECT_FALSE(one.rule.empty() || one.lesson.empty()) << one.id;
    EXPECT_EQ(achievement(one.id), &one);
  }
  EXPECT_EQ(achievement("none"), nullptr);
}

}  // namespace
}  // namespace partly::world
