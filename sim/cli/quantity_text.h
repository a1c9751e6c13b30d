// A Quantity on the command line: as JSON with everything that it knows of itself, and as text with its
// range; and how a figure spreads over seeds.
#pragma once
#include <string>

#include "sim/base/quantity.h"
#include "sim/base/statistics.h"
#include "sim/cli/command.h"

namespace partly::cli {

// {"value", "unit", "provenance", "source", "explanation"}, and "low" and "high" where it has a range.
Json json_of(const Quantity& quantity);
// "$1.20 B ($900 M to $1.60 B)", with its range where that is wider than nothing.
std::string figure_of(const Quantity& quantity);
// {"mean", "sd", "low", "high"}
Json spread_as_json(const Spread& spread);

}  // namespace partly::cli
