// What the gallery shows in plots and maps: drawn by formula for the eye, no result of any net.
#pragma once
#include <cstdint>
#include <vector>

#include "game/widgets/decision_map.h"
#include "game/widgets/fan_plot.h"
#include "game/widgets/line_plot.h"

namespace partly::game {

inline constexpr int kGrid = 96;

std::vector<std::uint8_t> drawn_map(float bend);
std::vector<MapDot> drawn_dots();
Curve drawn_curve(const char* name, Meaning, float start, float end, bool dashed);
FanPlot drawn_fan_plot();   // what has happened, and what may come
FanPlot drawn_fork_plot();  // two futures of one moment
bool drawn_question(Ui&);   // a dialog; true once it was answered

}  // namespace partly::game
