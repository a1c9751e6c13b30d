// Mean, spread and quantiles of a list of numbers, defined once for the whole program. What is tested with
// such numbers stands in sim/forensics/statistics.h.
#pragma once
#include <functional>
#include <span>
#include <vector>

namespace partly {

double mean(std::span<const double> values);      // 0 of none
double variance(std::span<const double> values);  // of a sample: divided by n - 1; 0 of fewer than two
double standard_deviation(std::span<const double> values);  // its square root

// The value at position share (n - 1) of the sorted values, between two of them linearly: Hyndman and Fan's
// type 7, as R and NumPy have it by default. At least one value; a share outside 0..1 counts as the nearer
// end.
double quantile(std::vector<double> values, double share);
double median(std::vector<double> values);

// How many outcomes lie: over seeds, over futures, over strategies. All zero of none.
struct Spread {
  double mean = 0, sd = 0;  // sd of a sample
  double low = 0, median = 0, high = 0;

  bool operator==(const Spread&) const = default;
};
Spread spread_of(const std::vector<double>& values);
// Of two samples of one size, whose means may differ: the root of their mean variance.
double common_sd(const Spread& one, const Spread& other);

// One figure of each item, in their order; `figure` is a member or anything that can be called with an item.
template <class Items, class Figure>
std::vector<double> each_of(const Items& items, const Figure& figure) {
  std::vector<double> values;
  for (const auto& item : items) values.push_back(static_cast<double>(std::invoke(figure, item)));
  return values;
}

}  // namespace partly
