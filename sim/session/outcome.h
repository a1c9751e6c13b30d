// How a game stands or ended, in figures that two games can be compared by.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/world/view/view.h"

namespace partly::session {

// What came of the claims against the player, or by it: the worst of them, in this order.
enum class Judgment {
  none,     // nobody has claimed anything
  dropped,  // withdrawn or dismissed
  won,
  open,
  settled,
  lost
};
const char* name(Judgment judgment);  // "settled"

struct Outcome {
  world::Ending ending = world::Ending::running;
  Quantity worth;       // the founders' share of cash and business, claims deducted
  Quantity capability;  // of what is sold, else of the best
  Quantity cash, spent, exposure, trust, ownership;  // spent: the bills of all models
  Judgment judgment = Judgment::none;
  std::string court;                        // "none", "settled for $1.94 B; lost, $220 M"
  std::optional<double> log_ratio;          // of the exhibit that a court saw last
  std::vector<world::SeriesPoint> history;  // a point each closed quarter
};

Outcome outcome_of(const world::WorldView& view);
std::string court_of(const world::WorldView& view);
// The same in few words: one claim as court_of() has it, more of them counted: "2 won, 1 settled".
std::string tally_of(const world::WorldView& view);
Quantity spent_on_models(const world::WorldView& view);
std::string ending_of(world::Ending ending);  // "finished"

}  // namespace partly::session
