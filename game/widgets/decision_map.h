// The map of a classifier on a plane: soft class colours, dark borders between classes, dots over it. Also
// the map of where two classifiers differ. The class grid is drawn with smoothed borders at the screen's own
// resolution.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "game/shell/ui.h"

namespace partly::game {

struct MapDot {
  float x = 0, y = 0;  // in [0,1] from the top left corner of the map
  Meaning meaning = Meaning::plain;
};
struct DecisionMap {
  std::string id = {};
  std::string says = {};  // what a reader would say
  int columns = 0, rows = 0;
  const std::uint8_t* classes = nullptr;  // rows x columns, row 0 on top
  const std::uint8_t* other = nullptr;    // not null: draw where the two grids differ instead
  std::uint64_t version = 0;              // change it when the grids changed
  const std::vector<MapDot>* dots = nullptr;
  bool selectable = false;  // click or arrows move a cursor
};
struct MapState {
  bool hovered = false;
  bool picked = false;  // clicked, or Enter on the cursor
  float x = 0, y = 0;   // mouse or cursor in [0,1]
};
MapState decision_map(Ui&, Rect, const DecisionMap&);

// The colouring itself, for tests: class of each pixel of a width x height picture by smooth interpolation.
std::vector<std::uint8_t> smooth_classes(const std::uint8_t* classes, int columns, int rows, int width,
                                         int height);

}  // namespace partly::game
