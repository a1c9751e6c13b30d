// The way into the guided tour from any page.
#pragma once
#include "game/shell/ui.h"

namespace partly::game {

void ask_for_tour(Ui&);
bool take_asked_tour(Ui&);  // whether a page asked for it since the last call

}  // namespace partly::game
