// SDL events become our own: mouse in layout units, keys by the names on their chips.
#pragma once
#include "game/shell/input.h"

union SDL_Event;

namespace partly::game {

// Adds what the event means; returns false if it means nothing to the page.
bool take_sdl_event(const SDL_Event&, float units_per_window_pixel, Input&);

}  // namespace partly::game
