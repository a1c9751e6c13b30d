// The part "arrangements" of a scenario: what a lab may arrange for money. What is left out is not on offer.
#pragma once
#include "sim/econ/arrangements.h"
#include "sim/scenario/reader.h"

namespace partly::scenario {

econ::Arrangements bind_arrangements(const Node& node);
// The most that they can turn over in a quarter of a market that has grown by this factor; computing aside,
// whose price no arrangement raises.
double most_arranged_usd(const econ::Arrangements& arrangements, double market_growth);
void check_arrangements(const Node& node, const econ::Arrangements& arrangements);

}  // namespace partly::scenario
