// How many games compare on what is measured of them (sim/base/measure.h). Games of two strategies are
// compared seed by seed, so that luck which both had does not count: a difference counts once it is more than
// twice its standard error.
#pragma once
#include <string>
#include <vector>

#include "sim/base/measure.h"

namespace partly::survey {

// Mean of (b - a), seed by seed, with its standard error; 0 from one seed alone.
struct Difference {
  double mean = 0, error = 0;
  bool counts() const;  // it is more than luck
};
Difference difference(const std::vector<double>& a, const std::vector<double>& b);

// values[strategy][goal][seed]. For each strategy the index of one that dominates it: better on some goal and
// worse on none; -1 where there is none.
using Values = std::vector<std::vector<std::vector<double>>>;
std::vector<int> dominated_by(const Values& values, const std::vector<Measure>& goals);

}  // namespace partly::survey
