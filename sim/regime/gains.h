// Who gains and who loses when one rule takes the place of another: groups that each look at one axis, and
// what many futures under both rules say about them. A summary for people who predict first; no welfare
// theory, and no group weighs more than another.
#pragma once
#include <vector>

#include "sim/regime/play.h"

namespace partly::regime {

struct Group {
  const char* id;       // "customers"
  const char* title;    // "Customers"
  const char* gains;    // "gain when a seat costs less"
  double Year::*value;  // the axis it looks at
  int better;           // +1: gains when it rises, -1: when it falls
};
const std::vector<Group>& groups();

// One group under both rules, over the same years of the same seeds.
struct Change {
  Spread before, after;
  int sign = 0;  // +1 gains, -1 loses, 0: within the noise
};
// What a change is asked about: a run takes half a year, and its model sells for some quarters.
inline constexpr int kYearsAhead = 2;
// A difference of the means counts from this share of the standard deviation (of both together) on. A
// convention of this display, not a test.
inline constexpr double kCountsFromSd = 0.5;

// From year `from` on for `years` years; futures that are shorter count as far as they go.
Change change_of(const Group& group, const std::vector<Play>& before, const std::vector<Play>& after,
                 std::size_t from, std::size_t years);

}  // namespace partly::regime
