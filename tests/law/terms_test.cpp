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

}  // namespace
}  // namespace partly::law
