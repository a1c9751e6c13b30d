#include "sim/forensics/account_split.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/forensics/toy_teacher.h"

namespace partly::forensics {
namespace {

const QueryMonitor& watching() {
  static const QueryMonitor monitor = QueryMonitor::calibrated({}, ToyTeacher());
  return monitor;
}

MonitorReport asked_through(const std::vector<float>& points, AccountSplit split) {
  return inspect(watching(), points, ToyTeacher()(points), split);
}

// Of 60 extractors that ask 400 questions each.
double caught(AccountSplit split) {
  int alarms = 0;
  for (std::uint64_t thief = 0; thief < 60; ++thief) {
    Rng rng(7, "thief of many names", thief);
    alarms += asked_through(uniform_stream(400, rng), split).alarm != AlarmKind::none;
  }
  return alarms / 60.0;
}

TEST(AccountSplit, IsOneAccountAsTheMonitorReadsIt) {
  Rng rng(3);
  const std::vector<float> points = uniform_stream(200, rng);
  EXPECT_EQ(asked_through(points, {}), watching().inspect(points, ToyTeacher()(points)));
}

TEST(AccountSplit, DealsEveryQuestionToOneNeighbourhoodAndToAllAlike) {
  const std::vector<float> row{-.9f, 0, -.4f, 0, .1f, 0, .7f, 0, .8f, 0, .95f, 0};
  EXPECT_EQ(deal_out(row, 2, 3), (std::vector<int>{0, 0, 1, 1, 2, 2}));
  Rng rng(5);
  const std::vector<float> points = uniform_stream(103, rng);
  for (const int accounts : {1, 2, 7, 20}) {
    std::vector<int> asked(static_cast<std::size_t>(accounts));
    for (const int account : deal_out(points, 2, accounts)) ++asked.at(static_cast<std::size_t>(account));
    const auto [least, most] = std::ranges::minmax(asked);
    EXPECT_GE(least, 1);
    EXPECT_LE(most - least, 103 / accounts / 4 + 2) << accounts;
  }
}

TEST(AccountSplit, LeavesLittleToSeeOnceEachAccountAsksAboutItsOwnNeighbourhood) {
  EXPECT_EQ(caught({1, 1}), 1);
  EXPECT_LT(caught({4, 1}), 0.2);
  EXPECT_LE(caught({20, 1}), caught({4, 1}));
}

TEST(AccountSplit, HelpsNobodyWhosePaymentsAreTraced) {
  EXPECT_EQ(caught({20, 20}), 1);
  EXPECT_GT(caught({20, 10}), caught({20, 2}));
}

TEST(AccountSplit, CountsQuestionsOverAllAccountsInTheOrderAsked) {
  Rng rng(9);
  const std::vector<float> points = uniform_stream(400, rng);
  const MonitorReport report = asked_through(points, {2, 1});
  ASSERT_TRUE(report.alarm_at_query);
  EXPECT_GT(*report.alarm_at_query, watching().settings().step);  // its own account had asked about half
  EXPECT_TRUE(std::ranges::is_sorted(report.curve, {}, &Look::queries));
  EXPECT_LE(report.curve.back().queries, 400);
}

}  // namespace
}  // namespace partly::forensics
