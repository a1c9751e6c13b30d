#include "game/shell/probe.h"

#include <SDL.h>

#include <nlohmann/json.hpp>

#include "game/shell/font_files.h"
#include "game/shell/renderer.h"

namespace partly::game {
namespace {

using Json = nlohmann::ordered_json;

Json named(const FontChoice& font) {
  return font.path.empty() ? Json("none: the built-in face") : Json(font.family + ", " + font.path);
}

}  // namespace

std::string probe_json() {
  Json video = Json::array(), render = Json::array();
  for (int i = 0; i < SDL_GetNumVideoDrivers(); ++i) video.push_back(SDL_GetVideoDriver(i));
  for (int i = 0; i < SDL_GetNumRenderDrivers(); ++i)
    if (SDL_RendererInfo info; SDL_GetRenderDriverInfo(i, &info) == 0) render.push_back(info.name);
  const std::string display = SDL_Init(SDL_INIT_VIDEO) == 0 ? display_in_use() : "";
  SDL_Quit();
  const Json report = {{"video_drivers", video},
                       {"render_drivers", render},
                       {"display", display.empty() ? "none" : display},
                       {"graphics_card", may_have_card()},
                       {"fonts",
                        {{"text", named(find_font(Weight::regular, false))},
                         {"headings", named(find_font(Weight::bold, true))},
                         {"other_scripts", find_fallback_font()}}}};
  return report.dump(2) + "\n";
}

}  // namespace partly::game
