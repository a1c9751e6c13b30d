// One quarter under a rule, in a fixed order: runs end and models go on sale; owners choose how their models
// answer; customers buy and prices follow; bills and royalties are paid; disputes; labs end; founders enter;
// labs choose their next model; everybody learns from what was seen. Pure: the same arguments give the same
// bits.
#pragma once
#include "sim/regime/state.h"

namespace partly::regime {

// rule: index into industry.rules.
State step(const Industry& industry, const Curves& curves, State state, int rule);

}  // namespace partly::regime
