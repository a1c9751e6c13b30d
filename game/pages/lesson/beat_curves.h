// The curves of a beat: those with the same axes in one plot, plots side by side.
#pragma once
#include <string>
#include <vector>

#include "game/shell/ui.h"
#include "game/widgets/line_plot.h"
#include "sim/study/lesson.h"

namespace partly::game {

struct BeatCurves {
  std::string id = {};
  const study::Beat* beat = nullptr;
  float drawn = 1;  // how much of each curve, from its beginning
};
void draw_curves(Ui&, Rect& rest, const BeatCurves&, float height);

// A plot for each pair of axes; exposed for its test.
std::vector<LinePlot> plots_of(const BeatCurves&);

}  // namespace partly::game
