// What a beat brings: maps, drawn pictures, curves and figures, as large as there is room for.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "game/shell/ui.h"
#include "sim/study/lesson.h"

namespace partly::game {

struct Evidence {
  std::string id = {};  // "sixty-questions/oracle": names the widgets
  const study::Beat* beat = nullptr;
  const study::Beat* before = nullptr;  // its map is wiped over by this one's; null: none
  std::uint64_t seed = 1;
  float drawn = 1;             // how far the change has come, 0 to 1
  float room = 400;            // height that there is
  bool compare = true;         // the map before stands beside
  bool figures_first = false;  // above what is looked at, where little is in view
  bool figures = true;         // false: only what is looked at
  bool large = true;           // figures at reading size for a hall
};
// Cuts what it uses off the top of `rest`.
void draw_evidence(Ui&, Rect& rest, const Evidence&);
// How many characters of the beginning these captions share and need not repeat side by side.
std::size_t shared_beginning(const std::vector<std::string>& captions);
bool has_something_to_look_at(const study::Beat&);

}  // namespace partly::game
