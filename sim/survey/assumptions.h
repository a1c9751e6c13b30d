// The assumed quantities of a scenario, read off its whole text, and that text with one of them moved. Works
// on the JSON, so that every kind of scenario is served and a quantity that is added later is found by
// itself.
#pragma once
#include <string>
#include <vector>

#include "sim/base/quantity.h"

namespace partly::survey {

struct Assumption {
  std::string pointer;  // where it stands: "/prices/label_usd"
  std::string title;    // "prices · label"
  double value = 0;
  Interval range;
  Unit unit = Unit::none;
  std::string reason;

  Quantity at(double moved) const;  // for people, in its unit
};

// In the order of the text; those whose range is a point are left out, for they cannot be moved.
std::vector<Assumption> assumptions_in(const std::string& scenario_text);
std::string moved(const std::string& scenario_text, const Assumption& assumption, double value);

}  // namespace partly::survey
