// "See why": the lessons that show by experiment what decided this game.
#pragma once
#include <string>
#include <vector>

#include "game/shell/ui.h"
#include "sim/world/view/view.h"

namespace partly::game {

struct SeeWhy {
  std::string lesson;   // its id
  std::string because;  // what happened in this game
};
inline constexpr std::size_t kMostLessons = 3;
// The most telling first, at most kMostLessons and at least one.
std::vector<SeeWhy> see_why(const world::WorldView&);

void see_why_card(Ui&, Rect& rest, const world::WorldView&);

}  // namespace partly::game
