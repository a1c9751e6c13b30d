#include "sim/survey/measure.h"

#include <algorithm>
#include <cmath>

#include "sim/base/check.h"
#include "sim/base/statistics.h"

namespace partly::survey {
namespace {

// 1: b is better on this goal by more than luck, -1: worse, 0: not told apart.
int better(const Measure& goal, const std::vector<double>& a, const std::vector<double>& b) {
  const Difference d = difference(a, b);
  if (!d.counts()) return 0;
  return (d.mean > 0) == goal.more_is_better ? 1 : -1;
}

bool dominates(const std::vector<std::vector<double>>& winner, const std::vector<std::vector<double>>& loser,
               const std::vector<Measure>& goals) {
  bool anywhere = false;
  for (std::size_t goal = 0; goal < goals.size(); ++goal) {
    const int side = better(goals[goal], loser[goal], winner[goal]);
    if (side < 0) return false;
    anywhere = anywhere || side > 0;
  }
  return anywhere;
}

}  // namespace

bool Difference::counts() const { return std::abs(mean) > 2 * error && std::abs(mean) > 1e-12; }

Difference difference(const std::vector<double>& a, const std::vector<double>& b) {
  PARTLY_CHECK(a.size() == b.size());
  std::vector<double> differences;
  for (std::size_t i = 0; i < a.size(); ++i) differences.push_back(b[i] - a[i]);
  if (a.empty()) return {};
  return {mean(differences), standard_deviation(differences) / std::sqrt(static_cast<double>(a.size()))};
}

std::vector<int> dominated_by(const Values& values, const std::vector<Measure>& goals) {
  std::vector<int> by(values.size(), -1);
  for (std::size_t loser = 0; loser < values.size(); ++loser)
    for (std::size_t winner = 0; winner < values.size() && by[loser] < 0; ++winner)
      if (winner != loser && dominates(values[winner], values[loser], goals))
        by[loser] = static_cast<int>(winner);
  return by;
}

}  // namespace partly::survey
