// The list of the program's pages: one line for each in screens.cpp.
#pragma once
#include <memory>
#include <string>

#include "game/shell/app.h"
#include "game/shell/options.h"
#include "game/match/play.h"
#include "game/match/session_match.h"

namespace partly::game {

// The game behind the pages. Made before the window opens, for it begins at once to read the scenarios.
struct AppServices {
  std::shared_ptr<LibraryOptions> next_game;  // of the game that is started next
  std::shared_ptr<Play> play;
};
AppServices services_for(const Options&);

// Makes every page known to the app and returns the name of the one to open first.
std::string add_screens(App&, const Options&, const AppServices&);

}  // namespace partly::game
