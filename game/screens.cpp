#include "game/screens.h"

#include <filesystem>
#include <utility>

#include "game/shell/gallery_screen.h"
#include "game/pages/home/briefing.h"
#include "game/pages/case_file/case_file.h"
#include "game/pages/court/court.h"
#include "game/pages/debrief/debrief.h"
#include "game/pages/rule_maker/desk.h"
#include "game/pages/home/home.h"
#include "game/pages/market/market.h"
#include "game/pages/home/problem.h"
#include "game/pages/rule_maker/rule_debrief.h"
#include "game/pages/settings/settings.h"
#include "game/pages/training/training.h"
#include "game/pages/lab/workplace.h"
#include "game/match/session_match.h"
#include "sim/base/folders.h"
#include "sim/session/save.h"

namespace partly::game {
namespace {

learn::EngineRequest engine_request(const Settings& settings) {
  learn::EngineRequest out;
  if (const auto engine = learn::engine_named(settings.engine)) out.engine = *engine;
  if (const auto device = learn::device_named(settings.device)) out.device = *device;
  return out;
}

LibraryOptions library_options(const Options& options) {
  LibraryOptions out{
      .engine = {}, .seed = options.seed, .extra_scenario = {}, .autosave = session::autosave_path()};
  std::error_code ignored;
  if (std::filesystem::is_regular_file(options.scenario, ignored)) out.extra_scenario = options.scenario;
  return out;
}

// The page to open first. A scenario that was asked for starts at its briefing; so do the pages that need a
// game.
std::string first_page(Play& play, const Options& options) {
  const bool plain = options.screen.empty() || options.screen == "home" || options.screen == "gallery" ||
                     options.screen == "settings" || options.screen == "casefile" ||
                     options.screen == "problem";
  if (options.scenario.empty() && plain) return options.screen.empty() ? "home" : options.screen;
  const std::vector<ScenarioCard>& cards = play.scenarios();
  const bool file = !options.scenario.empty() && !cards.empty() && cards.front().path == options.scenario;
  const std::string id =
      options.scenario.empty() || file ? (cards.empty() ? "" : cards.front().id) : options.scenario;
  if (!play.start(id)) return "problem";
  if (play.at_desk()) return options.screen == "desk" ? "desk" : "briefing";
  if (options.screen.starts_with("desk")) return "briefing";
  return options.screen.empty() ? "briefing" : options.screen;
}

SettingsContext settings_context(std::shared_ptr<LibraryOptions> next, std::shared_ptr<Play> play) {
  SettingsContext out;
  out.set_seed = [next](std::optional<std::uint64_t> seed) { next->seed = seed; };
  out.set_engine = [next](const Settings& settings) { next->engine = engine_request(settings); };
  out.in_play = [play]() -> std::string {
    if (!play->playing()) return {};
    return "seed " + std::to_string(play->view().seed) + ", " + play->match().engine_text();
  };
  return out;
}

}  // namespace

AppServices services_for(const Options& options) {
  auto next = std::make_shared<LibraryOptions>(library_options(options));
  auto play = std::make_shared<Play>(make_session_library(next));
  return {std::move(next), std::move(play)};
}

std::string add_screens(App& app, const Options& options, const AppServices& services) {
  const auto next = services.next_game;
  const auto play = services.play;
  next->engine = engine_request(app.settings());
  app.add_screen("gallery", [] { return make_gallery_screen(); });
  app.add_screen("home", [play] { return std::make_unique<HomeScreen>(*play); });
  app.add_screen("briefing", [play] { return std::make_unique<BriefingScreen>(*play); });
  app.add_screen("lab", [play] { return std::make_unique<WorkplaceScreen>(*play); });
  app.add_screen("training", [play] { return std::make_unique<TrainingScreen>(*play); });
  app.add_screen("market", [play] { return std::make_unique<MarketScreen>(*play); });
  app.add_screen("court", [play] { return std::make_unique<CourtScreen>(*play); });
  app.add_screen("debrief", [play] { return std::make_unique<DebriefScreen>(*play, saves_folder()); });
  app.add_screen("desk", [play] { return std::make_unique<DeskScreen>(*play); });
  app.add_screen("desk-debrief", [play] { return std::make_unique<RuleDebriefScreen>(*play); });
  app.add_screen("casefile", [] { return std::make_unique<CaseFileScreen>(scenario::load_case_file()); });
  app.add_screen("settings", [&app, next, play] {
    return std::make_unique<SettingsScreen>(app, settings_context(next, play));
  });
  app.add_screen("problem", [play] { return std::make_unique<ProblemScreen>(*play); });
  return first_page(*play, options);
}

}  // namespace partly::game
