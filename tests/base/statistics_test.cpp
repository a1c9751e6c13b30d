#include "sim/base/statistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace partly {
namespace {

TEST(Statistics, MeasureASampleAndNotAPopulation) {
  const std::vector<double> values{2, 4, 4, 4, 5, 5, 7, 9};
  EXPECT_DOUBLE_EQ(mean(values), 5);
  EXPECT_DOUBLE_EQ(variance(values), 32.0 / 7);
  EXPECT_DOUBLE_EQ(standard_deviation(values), std::sqrt(32.0 / 7));
}

TEST(Statistics, OfNoneAndOfOneAreZero) {
  EXPECT_EQ(mean({}), 0);
  EXPECT_EQ(variance(std::vector<double>{3}), 0);
  EXPECT_EQ(spread_of({}), Spread{});
  EXPECT_EQ(spread_of({3}), (Spread{3, 0, 3, 3, 3}));
}

TEST(Quantile, LiesBetweenRanksLinearly) {
  EXPECT_EQ(quantile({4, 1, 3, 2}, 0.5), 2.5);
  EXPECT_DOUBLE_EQ(quantile({4, 1, 3, 2}, 0.1), 1.3);  // as R's and NumPy's default says
  EXPECT_EQ(quantile({4, 1, 3, 2}, 0), 1);
  EXPECT_EQ(quantile({4, 1, 3, 2}, 1), 4);
  EXPECT_EQ(quantile({4, 1, 3, 2}, 7), 4);
  EXPECT_EQ(quantile({4}, 0.05), 4);
  EXPECT_EQ(median({3, 1, 2}), 2);
}

TEST(Spread, HoldsItsMedianBetweenItsEnds) {
  EXPECT_EQ(spread_of({4, 1, 3, 2, 10}), (Spread{4, std::sqrt(12.5), 1, 3, 10}));
}

TEST(EachOf, TakesAMemberOrACall) {
  const std::vector<std::string> words{"a", "word"};
  EXPECT_EQ(each_of(words, &std::string::size), (std::vector<double>{1, 4}));
  EXPECT_EQ(each_of(words, [](const std::string& word) { return word == "a"; }), (std::vector<double>{1, 0}));
}

}  // namespace
}  // namespace partly
