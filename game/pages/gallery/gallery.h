// Every widget in every state on one page: for the eye, for pictures in tests and for whoever writes a
// screen.
#pragma once
#include <memory>

#include "game/shell/screen.h"

namespace partly::game {

std::unique_ptr<Screen> make_gallery_screen();

}  // namespace partly::game
