#include "sim/law/terms.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace partly::law {
namespace {

TEST(Terms, FindsAClauseByItsKind) {
  Terms terms;
  terms.clauses = {{ClauseKind::training_ban, 4, "Answers train no competing model.", "F30"},
                   {ClauseKind::kill_trigger, 7, "Access may be cut at once.", "F50"}};
  ASSERT_NE(terms.find(ClauseKind::kill_trigger), nullptr);
  EXPECT_EQ(terms.find(ClauseKind::kill_trigger)->number, 7);
  EXPECT_EQ(terms.find(ClauseKind::audit), nullptr);
}

TEST(Terms, NamesEveryKindOfClauseDifferently) {
  std::set<std::string> names;
  for (int i = 0; i <= static_cast<int>(ClauseKind::liability_cap); ++i)
    names.insert(name(static_cast<ClauseKind>(i)));
  EXPECT_EQ(names.size(), 5u);
}

TEST(Terms, OfEachQuarterAreTheLatestVersionInForce) {
  Terms first, second, third;
  second.version = 2, second.from_quarter = 3;
  third.version = 3, third.from_quarter = 6;
  const std::vector<Terms> later{second, third};
  const std::vector<std::pair<int, int>> expected{{0, 1}, {2, 1}, {3, 2}, {5, 2}, {6, 3}, {40, 3}};
  for (const auto& [quarter, version] : expected)
    EXPECT_EQ(in_force(first, later, quarter).version, version) << quarter;
}

TEST(Terms, SayWhatANewVersionChanges) {  // F54
  Terms before, after;
  before.volume_limit = Quantity::assumed(400, Unit::queries, {200, 800}, "for the test");
  before.clauses = {{ClauseKind::training_ban, 4, "No training.", "F30"}};
  after = before;
  EXPECT_TRUE(changes(before, after).empty());
  after.volume_limit.value = 200;
  after.clauses[0].text = "No training, and no help with it.";
  after.clauses.push_back({ClauseKind::audit, 9, "We may look into your books.", "F54"});
  const auto said = changes(before, after);
  ASSERT_EQ(said.size(), 3u);
  EXPECT_EQ(said[0], "Changed clause 4, training ban: No training, and no help with it.");
  EXPECT_EQ(said[1], "New clause 9, audit: We may look into your books.");
  EXPECT_EQ(changes(after, before)[1], "Gone: clause 9, audit.");
}

}  // namespace
}  // namespace partly::law
