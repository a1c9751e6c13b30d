#include "game/screens.h"

#include <filesystem>
#include <utility>

#include "game/match/session_library.h"
#include "game/pages/case_file/case_file.h"
#include "game/pages/cost_curve/cost_curve_page.h"
#include "game/pages/course/course_page.h"
#include "game/pages/court/court.h"
#include "game/pages/debrief/debrief.h"
#include "game/pages/gallery/gallery.h"
#include "game/pages/glossary/glossary.h"
#include "game/pages/home/briefing.h"
#include "game/pages/home/home.h"
#include "game/pages/home/problem.h"
#include "game/pages/lesson/lesson_page.h"
#include "game/pages/lesson/lessons.h"
#include "game/pages/market/market.h"
#include "game/pages/moment/moment.h"
#include "game/pages/rule_maker/rule_debrief.h"
#include "game/pages/rule_maker/rule_maker.h"
#include "game/pages/sandbox/sandbox.h"
#include "game/pages/settings/settings.h"
#include "game/pages/sources/sources.h"
#include "game/pages/tour/tour.h"
#include "game/pages/training/training.h"
#include "game/workplace.h"
#include "sim/base/folders.h"
#include "sim/scenario/load.h"

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
      .engine = {}, .seed = options.seed, .extra_scenario = {}, .autosave = default_autosave()};
  std::error_code ignored;
  if (std::filesystem::is_regular_file(options.scenario, ignored)) out.extra_scenario = options.scenario;
  return out;
}

// The page to open first. A scenario that was asked for starts at its briefing; so do the pages that need a
// game.
std::string first_page(GameContext& context, const Options& options) {
  const bool plain = options.screen.empty() || options.screen == "home" || options.screen == "gallery" ||
                     options.screen == "settings" || options.screen == "casefile" ||
                     options.screen == "sources" || options.screen == "lessons" ||
                     options.screen == "problem" || options.screen == "sandbox" ||
                     options.screen == "course" || options.screen == "ratio";
  if (options.scenario.empty() && plain) return options.screen.empty() ? "home" : options.screen;
  const std::vector<ScenarioCard>& cards = context.scenarios();
  const bool file = !options.scenario.empty() && !cards.empty() && cards.front().path == options.scenario;
  const std::string id =
      options.scenario.empty() || file ? (cards.empty() ? "" : cards.front().id) : options.scenario;
  if (!context.start(id)) return "problem";
  if (context.at_desk()) return options.screen == "desk" ? "desk" : "briefing";
  if (options.screen.starts_with("desk")) return "briefing";
  return options.screen.empty() ? "briefing" : options.screen;
}

// Lessons, told beside the window with the engine that is set.
std::shared_ptr<LessonBook> lesson_book(const AppServices& services, const Options& options) {
  LessonBook::Sources sources;
  sources.executor = make_threaded_executor();
  sources.engine = [next = services.next_game] { return next->engine; };
  sources.seen = [context = services.context](const std::string& lesson) {
    context->course().lesson_seen(lesson);
  };
  if (options.seed) sources.seed = *options.seed;
  auto book = std::make_shared<LessonBook>(std::move(sources));
  if (!options.lesson.empty()) book->ask(options.lesson);
  return book;
}

// What is set and learned on the page that just trains; it outlives the page.
std::shared_ptr<SandboxBench> sandbox_bench(const AppServices& services, const Options& options) {
  study::SandboxRuns::Sources sources;
  sources.executor = make_threaded_executor();
  sources.engine = [next = services.next_game] { return next->engine; };
  auto bench = std::make_shared<SandboxBench>(std::move(sources));
  bench->tried = [context = services.context] { context->course().sandbox_tried(); };
  if (options.seed) bench->setting.seed = *options.seed;
  return bench;
}

// What copying saves, measured in the first scenario's world: all labs of a scenario pay by one price list.
std::shared_ptr<CostBench> cost_bench(const AppServices& services) {
  session::CostCurveRuns::Sources sources;
  sources.executor = make_threaded_executor();
  sources.engine = [next = services.next_game] { return next->engine; };
  sources.scenario = []() -> Result<world::Scenario> {
    const auto path = find_data("scenarios/the-shortcut.json");
    if (!path) return path.error();
    auto loaded = scenario::load_file(*path);
    if (loaded.scenario) return std::move(*loaded.scenario);
    return Error{ErrorKind::invalid_scenario, loaded.errors.front().text(), path->string(), {}};
  };
  return std::make_shared<CostBench>(std::move(sources));
}

SettingsContext settings_context(std::shared_ptr<LibraryOptions> next, std::shared_ptr<GameContext> context) {
  SettingsContext out;
  out.set_seed = [next](std::optional<std::uint64_t> seed) { next->seed = seed; };
  out.set_engine = [next](const Settings& settings) { next->engine = engine_request(settings); };
  out.progress = [context] { return context->course().progress() != course::Progress{}; };
  out.clear_progress = [context] { context->course().clear(); };
  out.in_play = [context]() -> std::string {
    if (!context->playing()) return {};
    return "seed " + std::to_string(context->view().seed) + ", " + context->lab_game().engine_text();
  };
  return out;
}

// What stands above every page: the guided tour, and the glossary behind the help.
void show_above(App& app, const Options& options, const std::shared_ptr<GameContext>& context) {
  const auto tour = std::make_shared<Tour>(*context);
  if (options.tour) tour->begin();
  app.set_guide([tour, context](Ui& ui, const std::string& page) { tour->draw(ui, page); });
  const auto glossary = std::make_shared<GlossaryDialog>(scenario::load_glossary());
  app.set_glossary([glossary](Ui& ui) { return glossary->draw(ui); });
  app.ui().terms_in = [glossary](const std::string& text) { return glossary->terms_in(text); };
}

}  // namespace

AppServices services_for(const Options& options) {
  auto next = std::make_shared<LibraryOptions>(library_options(options));
  auto context = std::make_shared<GameContext>(make_session_library(next));
  return {std::move(next), std::move(context)};
}

std::vector<std::string> add_screens(App& app, const Options& options, const AppServices& services) {
  const auto next = services.next_game;
  const auto context = services.context;
  next->engine = engine_request(app.settings());
  app.add_screen("gallery", [] { return make_gallery_screen(); });
  app.add_screen("home", [context] { return std::make_unique<HomeScreen>(*context); });
  app.add_screen("briefing", [context] { return std::make_unique<BriefingScreen>(*context); });
  app.add_screen("lab", [context] { return std::make_unique<WorkplaceScreen>(*context); });
  app.add_screen("training", [context] { return std::make_unique<TrainingScreen>(*context); });
  app.add_screen("moment", [context] { return std::make_unique<MomentScreen>(*context); });
  app.add_screen("market", [context] { return std::make_unique<MarketScreen>(*context); });
  app.add_screen("court", [context] { return std::make_unique<CourtScreen>(*context); });
  app.add_screen("debrief", [context] { return std::make_unique<DebriefScreen>(*context, saves_folder()); });
  app.add_screen("desk", [context] { return std::make_unique<RuleMakerScreen>(*context); });
  app.add_screen("desk-debrief", [context] { return std::make_unique<RuleDebriefScreen>(*context); });
  app.add_screen("casefile", [] { return std::make_unique<CaseFileScreen>(scenario::case_file()); });
  app.add_screen("sources", [] { return std::make_unique<SourcesScreen>(scenario::case_file(), 1); });
  const auto lessons = lesson_book(services, options);
  app.add_screen("lessons", [lessons] { return std::make_unique<LessonsScreen>(lessons); });
  app.add_screen("lesson", [lessons] { return std::make_unique<LessonScreen>(lessons); });
  const auto bench = sandbox_bench(services, options);
  app.add_screen("sandbox", [bench] { return std::make_unique<SandboxScreen>(bench); });
  const auto costs = cost_bench(services);
  app.add_screen("ratio",
                 [costs] { return std::make_unique<CostCurveScreen>(costs, scenario::case_file()); });
  app.add_screen("settings", [&app, next, context] {
    return std::make_unique<SettingsScreen>(app, settings_context(next, context));
  });
  app.add_screen("problem", [context] { return std::make_unique<ProblemScreen>(*context); });
  app.add_screen("course", [context] { return std::make_unique<CourseScreen>(*context); });
  show_above(app, options, context);
  if (!options.lesson.empty()) return {"home", "lessons", "lesson"};
  if (options.course) context->course().open_at(*options.course);
  if (options.course) return {"home", "course"};
  if (options.tour && options.scenario.empty() && options.screen.empty()) return {"home"};
  if (options.sandbox) return {"home", "sandbox"};
  return {first_page(*context, options)};
}

}  // namespace partly::game
