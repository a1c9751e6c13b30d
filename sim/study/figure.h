// A figure: one number that a study found, with its name, its spread over the seeds and its unit.
#pragma once
#include <span>
#include <string>
#include <vector>

#include "sim/base/quantity.h"

namespace partly::study {

struct Figure {
  std::string name;        // "accuracy with soft answers"; no two of one study alike
  double value = 0;        // the mean, where there are several seeds
  double sd = 0;           // over the seeds (n - 1); 0 where there is one value
  Unit unit = Unit::none;  // Unit::points: hundredths of a share, the unit of a gain

  bool operator==(const Figure&) const = default;
};
using Figures = std::vector<Figure>;

Figure over_seeds(std::string name, std::span<const double> values, Unit unit);

// 100 * (a - b), seed by seed: what a gain is counted in. Both of one length.
std::vector<double> points_between(std::span<const double> a, std::span<const double> b);
double share_above_zero(std::span<const double> values);

// The figure of that name; asking for one that the study does not have is our bug.
const Figure& figure(const Figures& figures, const std::string& name);

// "0.740 ± 0.005", "8.1 ± 0.4 points", "1e-7"
std::string text(const Figure& figure);
std::string text(double value, Unit unit);
// Each as "name value", with semicolons between.
std::string text(const Figures& figures);

// As a screen shows it; `study` is the id that the number can be traced to.
Quantity quantity(const Figure& figure, const std::string& study);

}  // namespace partly::study
