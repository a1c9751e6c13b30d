// Steps that add up: from a prior to a verdict in log-odds, each bar starting where the last one ended.
// A step can be chosen; the caller shows its source.
#pragma once
#include <string>
#include <vector>

#include "game/shell/ui.h"

namespace partly::game {

struct WaterfallStep {
  std::string label = {};
  double amount = 0;
  Meaning meaning = Meaning::law;
  std::string explanation = {};  // tooltip
};
struct Waterfall {
  std::string id = {};
  std::vector<WaterfallStep> steps = {};  // the first is the starting point
  std::string zero_text = {};             // under the zero line: "even odds"
  int decimals = 1;
};
inline constexpr float kWaterfallRow = 34;
float waterfall_height(const Waterfall&);
int waterfall(Ui&, Rect, const Waterfall&);  // index of the step activated in this frame, or -1

}  // namespace partly::game
