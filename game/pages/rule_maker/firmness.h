// Below the table of rules: whether the best of a column stays the best when one assumption is turned to an
// end of its range, and which assumptions would make it otherwise. Computed on the game's own curves.
#pragma once
#include <vector>

#include "game/pages/rule_maker/axis_look.h"
#include "sim/regime/robustness.h"

namespace partly::game {

inline constexpr float kRuleNameColumn = 190;
// The columns of the table in the order of importance; those that do not fit are left out from the end.
std::vector<const AxisLook*> axes_that_fit(float width);
std::size_t axis_of(const AxisLook&);  // its place in regime::axes()

// A row of the table and a line for each column that is open.
void firmness(Ui&, Rect& rest, const std::vector<const AxisLook*>& columns, const regime::Robustness&,
              const session::RuleMakerView&);
void firmness_under_way(Ui&, Rect& rest, const regime::Robustness&);

// "**Price of a seat** is open: ..."; empty where the best rule stays the best.
std::string open_line(const AxisLook&, const regime::Robustness&, const session::RuleMakerView&);

}  // namespace partly::game
