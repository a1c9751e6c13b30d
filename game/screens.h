// The list of the program's pages: one line for each in screens.cpp.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "game/app/app.h"
#include "game/match/game_context.h"
#include "game/match/session_library.h"
#include "game/shell/options.h"

namespace partly::game {

// The game behind the pages. Made before the window opens, for it begins at once to read the scenarios.
struct AppServices {
  std::shared_ptr<LibraryOptions> next_game;  // of the game that is started next
  std::shared_ptr<GameContext> context;
};
AppServices services_for(const Options&);

// Makes every page known to the app and returns the names of those to open, the one to be seen last.
std::vector<std::string> add_screens(App&, const Options&, const AppServices&);

}  // namespace partly::game
