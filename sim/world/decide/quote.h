// What check() says of a decision: its price in lines, or the reason why it is refused and what to do.
// Values, for views and screens; what makes them is decide.h.
#pragma once
#include <string>
#include <variant>
#include <vector>

#include "sim/base/quantity.h"
#include "sim/law/terms.h"

namespace partly::world {

struct QuoteLine {
  std::string text;  // "500 queries"
  Quantity amount;   // money, derived from count x price
};

struct Quote {
  Quantity upfront;              // what it costs now
  std::vector<QuoteLine> lines;  // sum to upfront
  int quarters = 1;              // until the result lands
  std::vector<law::Clause> terms_touched;
  std::vector<std::string> warnings;  // in plain words: "Breaks clause 4", "Nothing is left for operations"
};

struct Refusal {
  std::string rule;    // "cash", "access-cut", "nothing-to-learn-from"
  std::string reason;  // "You have $1.20 B; this costs $48.7 B."
  std::string remedy;  // "Raise money first, or use fewer labels."
};

using Check = std::variant<Quote, Refusal>;

}  // namespace partly::world
