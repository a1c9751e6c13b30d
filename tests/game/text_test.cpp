#include <gtest/gtest.h>

#include "game/shell/focus.h"
#include "game/shell/text.h"

namespace partly::game {
namespace {

TEST(Markup, SplitsIntoBoldColouredAndLinkedRuns) {
  const std::vector<game::Run> runs = parse_markup("a **b** {law|c} [d](e) f");
  ASSERT_EQ(runs.size(), 7u);
  EXPECT_EQ(runs[0].text, "a ");
  EXPECT_TRUE(runs[1].bold);
  EXPECT_EQ(runs[3].meaning, Meaning::law);
  EXPECT_EQ(runs[5].text, "d");
  EXPECT_EQ(runs[5].link, "e");
  EXPECT_EQ(runs[6].text, " f");
}

TEST(Markup, NestsAColourInBold) {
  const std::vector<game::Run> runs = parse_markup("**{money|$5} B**");
  ASSERT_EQ(runs.size(), 2u);
  EXPECT_TRUE(runs[0].bold && runs[0].has_meaning);
  EXPECT_TRUE(runs[1].bold && !runs[1].has_meaning);
}

TEST(Markup, KeepsBracesAndBracketsThatMeanNothing) {
  EXPECT_EQ(parse_markup("{x} [y]")[0].text.substr(0, 2), "{x");
  EXPECT_TRUE(parse_markup("").empty());
}

TEST(Keys, ChipsAndKeyboardNamesMeet) {
  EXPECT_TRUE(same_key("C", "c"));
  EXPECT_TRUE(same_key("Enter", "Return"));
  EXPECT_TRUE(same_key("Ctrl Z", "Ctrl z"));
  EXPECT_FALSE(same_key("C", "Ctrl C"));
}

}  // namespace
}  // namespace partly::game
