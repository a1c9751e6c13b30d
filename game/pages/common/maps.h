// The picture of a distillation: the teacher's map with the places that were asked, the student's, and where
// the two differ.
#pragma once
#include <vector>

#include "game/match/game_context.h"
#include "game/widgets/decision_map.h"

namespace partly::game {

struct MapsLook {
  std::string teacher;  // "Meridian"
  bool dots = true;
  bool student = true;  // false: hidden until a guess was made
};
inline constexpr float kMapLegend = 28;

// Three squares side by side; returns the height used. `side` 0: as large as the width allows.
float three_maps(Ui&, Rect, const session::Progress&, const MapsLook&, float side = 0);
// The places that were asked, in [0,1] from the top left corner.
std::vector<MapDot> asked_places(const session::Progress&);
// Share of the map on which teacher and student differ.
double difference(const session::Progress&);

}  // namespace partly::game
