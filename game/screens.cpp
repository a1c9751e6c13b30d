#include "game/screens.h"

#include "game/gallery_screen.h"

namespace partly::game {

std::string add_screens(App& app, const Options& options) {
  app.add_screen("gallery", [] { return make_gallery_screen(); });
  return options.screen.empty() ? "gallery" : options.screen;
}

}  // namespace partly::game
