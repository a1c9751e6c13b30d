#include "sim/forensics/canary.h"

#include <gtest/gtest.h>

namespace partly::forensics {
namespace {

TEST(Canary, CountsASentenceOnceHoweverOftenItHoldsThePhrase) {
  EXPECT_EQ(count_canary("aye aye\n\nno\naye\n", "aye"), (Count{2, 3}));
  EXPECT_EQ(count_canary("one. two! three", "two!", '.'), (Count{1, 2}));
  EXPECT_EQ(count_canary("", "aye"), (Count{0, 0}));
  EXPECT_EQ(count_canary("ay\ne", "aye"), (Count{0, 2}));
}

}  // namespace
}  // namespace partly::forensics
