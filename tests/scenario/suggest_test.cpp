#include "sim/scenario/suggest.h"

#include <gtest/gtest.h>

namespace partly::scenario {
namespace {

TEST(EditDistance, CountsLettersChangedMissingAddedOrSwapped) {
  EXPECT_EQ(edit_distance("label", "label"), 0);
  EXPECT_EQ(edit_distance("label", "lable"), 1);
  EXPECT_EQ(edit_distance("label", "labels"), 1);
  EXPECT_EQ(edit_distance("label", "abel"), 1);
  EXPECT_EQ(edit_distance("label", "libel"), 1);
  EXPECT_EQ(edit_distance("", "abc"), 3);
}

TEST(DidYouMean, FindsTheNearest) {
  EXPECT_EQ(did_you_mean("lable_usd", {"run_usd", "label_usd", "gflop_usd"}), "did you mean \"label_usd\"?");
}

TEST(DidYouMean, IsSilentWhereNothingIsNear) {
  EXPECT_EQ(did_you_mean("colour", {"prices", "market"}), "");
  EXPECT_EQ(did_you_mean("x", {"id"}), "");
  EXPECT_EQ(did_you_mean(std::string(100'000, 'x'), {"id"}), "");
}

TEST(OneOf, ReadsAsASentenceDoes) {
  EXPECT_EQ(one_of({"a"}), "a");
  EXPECT_EQ(one_of({"a", "b", "c"}), "a, b or c");
}

}  // namespace
}  // namespace partly::scenario
