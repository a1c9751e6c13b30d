// Assumptions that a reader may turn to either end of their range, to see whether a choice among rules
// survives: all that are used after the curves were measured, so that nothing has to be trained again. One
// lever turns every quantity of its name, of all rules or of all labs at once.
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
const std::vector<Lever>& levers();  // those that people argue about first
// "how often owners notice a copy: seldom"; the id where there is no such lever.
std::string words_of(const std::string& lever, End end);

// What the lever turns: those of its quantities that have a range.
std::vector<Quantity*> turned_by(Industry& industry, const std::string& lever);
// The industry with every quantity of this lever at that end of its range; without a range it stays. An
// unknown lever changes nothing.
Industry turned(Industry industry, const std::string& lever, End end);

}  // namespace partly::regime
