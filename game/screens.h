// The list of the program's pages: one line for each in screens.cpp.
#pragma once
#include <string>

#include "game/app.h"
#include "game/options.h"

namespace partly::game {

// Makes every page known to the app and returns the name of the one to open first.
std::string add_screens(App&, const Options&);

}  // namespace partly::game
