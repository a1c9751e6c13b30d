#include "sim/law/stages.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/law/rules_for_tests.h"

namespace partly::law {
namespace {

std::vector<Stage> course(Filings filed) {
  std::vector<Stage> stages{Stage::notice};
  while (open(stages.back())) stages.push_back(next_stage(stages.back(), filed));
  return stages;
}

TEST(Stages, RunFromNoticeToTheDecisionInOrder) {
  EXPECT_EQ(course({}), (std::vector{Stage::notice, Stage::complaint, Stage::discovery, Stage::deposition,
                                     Stage::judgment, Stage::decided}));
}

TEST(Stages, TakeInAMotionAndAnAppealWhereOneIsFiled) {
  EXPECT_EQ(course({true, true}),
            (std::vector{Stage::notice, Stage::complaint, Stage::motion, Stage::discovery, Stage::deposition,
                         Stage::judgment, Stage::appeal, Stage::decided}));
}

TEST(Stages, NeverGoBackwardsAndAClosedOneStays) {
  for (int i = 0; i <= static_cast<int>(Stage::dismissed); ++i) {
    const Stage stage = static_cast<Stage>(i);
    for (const Filings filed : {Filings{false, false}, Filings{true, true}}) {
      EXPECT_GE(next_stage(stage, filed), stage);
      EXPECT_LE(paid_stages_left(next_stage(stage, filed), filed), paid_stages_left(stage, filed));
      EXPECT_EQ(next_stage(stage, filed) == stage, !open(stage));
    }
  }
}

TEST(Stages, CountThoseThatCounselIsStillPaidFor) {
  EXPECT_EQ(paid_stages_left(Stage::notice), 4);
  EXPECT_EQ(paid_stages_left(Stage::complaint, {true, false}), 4);
  EXPECT_EQ(paid_stages_left(Stage::deposition), 1);
  for (const Stage done :
       {Stage::judgment, Stage::appeal, Stage::decided, Stage::settled, Stage::withdrawn, Stage::dismissed})
    EXPECT_EQ(paid_stages_left(done), 0);
}

TEST(Stages, LastAtLeastAQuarterEachAndNothingWhenClosed) {
  StageRules rules = court_rules().stages;
  EXPECT_EQ(rules.length(Stage::appeal), 2);
  EXPECT_EQ(rules.length(Stage::settled), 0);
  rules.quarters[0].value = 0;
  EXPECT_EQ(rules.length(Stage::notice), 1);
}

TEST(Stages, AreNamedApart) {
  std::set<std::string> names;
  for (int i = 0; i <= static_cast<int>(Stage::dismissed); ++i) names.insert(name(static_cast<Stage>(i)));
  EXPECT_EQ(names.size(), 11u);
}

}  // namespace
}  // namespace partly::law
