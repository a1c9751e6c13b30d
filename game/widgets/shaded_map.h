// The map of what a classifier thinks: each place in the colour of its likeliest class, the paler the less
// sure it is, with a fine line where the likeliest class changes. Mouse or arrows move a pointer over it.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "game/shell/ui.h"

namespace partly::game {

struct ShadedMap {
  std::string id = {};
  std::string says = {};  // what a reader would say
  int side = 0, classes = 0;
  const float* probabilities = nullptr;  // (side, side, classes), row 0 on top; null: nothing known yet
  std::uint64_t version = 0;             // change it when they changed
};
struct MapPointer {
  float x = 0.5f, y = 0.5f;  // in [0,1] from the top left corner
  bool moved = false;        // by somebody, since it was made
};
// True while mouse or keyboard are on it.
bool shaded_map(Ui&, Rect, const ShadedMap&, MapPointer*);

// The colouring itself, for its test: ABGR of each pixel of a width x height picture.
std::vector<std::uint32_t> shade(const ShadedMap&, const Theme&, int width, int height);

}  // namespace partly::game
