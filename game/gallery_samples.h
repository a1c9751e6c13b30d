// What the gallery shows in plots and maps: drawn by formula for the eye, no result of any net.
#pragma once
#include <cstdint>
#include <vector>

#include "game/widgets/decision_map.h"
#include "game/widgets/line_plot.h"

namespace partly::game {

inline constexpr int kGrid = 96;

std::vector<std::uint8_t> drawn_map(float bend);
std::vector<MapDot> drawn_dots();
Curve drawn_curve(const char* name, Meaning, float start, float end, bool dashed);

}  // namespace partly::game
