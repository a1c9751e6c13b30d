// Assumptions that a reader may turn to either end of their range, to see whether a choice among rules
// survives. Only parameters that are used after the curves were measured: nothing has to be trained again.
#pragma once
#include <string>
#include <vector>

#include "sim/regime/industry.h"

namespace partly::regime {

enum class End { low, as_set, high };

struct Lever {
  const char* id;     // "notice"
  const char* title;  // "How often owners notice a copy"
  const char* low;    // in words: "seldom"
  const char* high;   // "often"
};
const std::vector<Lever>& levers();

// The industry with every quantity of this lever at that end of its range; without a range it stays. An
// unknown lever changes nothing.
Industry turned(Industry industry, const std::string& lever, End end);

}  // namespace partly::regime
