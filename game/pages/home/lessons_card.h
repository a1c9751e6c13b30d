// The way to the lessons from the first page: the programme that fits before a class, and the list of all.
#pragma once
#include "game/shell/ui.h"

namespace partly::game {

float lessons_card(Ui&, Rect area);  // returns the height used

}  // namespace partly::game
