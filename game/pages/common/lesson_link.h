// The way to a lesson from any page, by the id of a lesson or of a programme.
#pragma once
#include <string>

#include "game/shell/ui.h"

namespace partly::game {

void open_lesson(Ui&, const std::string& id);
std::string take_asked_lesson(Ui&);  // what open_lesson asked for since the last call; "" for nothing

}  // namespace partly::game
