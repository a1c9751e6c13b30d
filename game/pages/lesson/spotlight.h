// A spotlight for pointing: all but a circle around the mouse is dimmed.
#pragma once
#include "game/shell/ui.h"

namespace partly::game {

void spotlight(Ui&, Point mouse);  // above the page, at the end of this frame

}  // namespace partly::game
