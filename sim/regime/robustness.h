// How firm the order of the rules is: every assumption (levers.h) at the low and at the high end of its
// range, alone, and all rules played each time over the same seeds. For each axis and each two rules: which
// has more, and in which of these cases it is otherwise.
//
// Left out: two assumptions that are off at once, and what is measured before the game, since another curve
// would have to be trained.
#pragma once
#include <cstddef>
#include <functional>
#include <vector>

#include "sim/base/statistics.h"
#include "sim/regime/levers.h"
#include "sim/regime/play.h"

namespace partly::regime {

// +1: the first has more, -1: less; 0: not told apart, since their means lie closer than the spread over
// seeds (the quadratic mean of both standard deviations).
int order_of(const Spread& first, const Spread& second);

// One assumption at one end.
struct Turn {
  std::size_t lever = 0;  // of levers()
  End end = End::as_set;

  bool operator==(const Turn&) const = default;
};

// Two rules on one axis.
struct RulePair {
  std::size_t axis = 0, first = 0, second = 0;  // of axes() and of the industry's rules
  int order = 0;                                // with everything as set
  std::vector<Turn> more, less;                 // in which the first has more, or less
  int alike = 0;                                // cases in which they are not told apart

  int holds() const;                           // cases in which the order is as with everything as set
  const std::vector<Turn>& turned_by() const;  // in which it is the other way round; none where it is 0
};

struct Robustness {
  int seeds = 0;
  std::size_t cases = 0;                    // played so far
  std::vector<Turn> planned;                // in this order
  std::vector<std::vector<Spread>> as_set;  // by rule and axis
  std::vector<RulePair> pairs;              // by axis, then by first and second rule

  bool complete() const { return cases == planned.size(); }
  const RulePair& pair(std::size_t axis, std::size_t first, std::size_t second) const;  // first < second
};

// All rules with everything as set, and what there is to turn.
Robustness begin_robustness(const Industry& industry, const Curves& curves, int seeds);
void play_next_case(const Industry& industry, const Curves& curves, Robustness& robustness);
// All cases; `on_case` is told the number of each.
Robustness robustness_of(const Industry& industry, const Curves& curves, int seeds,
                         const std::function<void(std::size_t)>& on_case = {});

// The rule that does best on an axis, and what stands against it.
struct Lead {
  struct Rival {
    std::size_t rule = 0;
    std::vector<Turn> passes;  // in which it is better
  };
  std::size_t best = 0;
  std::vector<std::size_t> beside;  // rules that are not told apart from it with everything as set
  std::vector<Rival> rivals;        // that pass it somewhere, most often first
  std::size_t holds = 0;            // cases in which none passes it

  bool firm() const { return beside.empty() && rivals.empty(); }
};
Lead lead_on(const Robustness& robustness, std::size_t axis, int better);  // +1: more is better, -1: less

}  // namespace partly::regime
