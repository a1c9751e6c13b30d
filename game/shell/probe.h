// What the window would find on this machine, as JSON for `partly-sim doctor`: drivers, display, typefaces.
// Opens no window and needs no display.
#pragma once
#include <string>

namespace partly::game {

std::string probe_json();

}  // namespace partly::game
