// partly: opens the window on the page that was asked for. What the pages are stands in screens.h.
#include <cstdio>

#include "game/app/app.h"
#include "game/screens.h"
#include "game/shell/options.h"
#include "game/shell/probe.h"
#include "sim/course/course.h"
#include "sim/study/programmes.h"

namespace {

using namespace partly;
using namespace partly::game;

constexpr int kNoDisplay = 6;
constexpr int kUsageError = 2;
constexpr int kFailed = 1;

// What the command line says stands above what the settings file says, and is not saved.
AppOptions app_options(const Options& o, double main_began_s) {
  LoadedSettings loaded = load_settings(settings_path());
  for (const std::string& complaint : loaded.complaints)
    std::fprintf(stderr, "partly: %s\n", complaint.c_str());
  AppOptions out{.width = o.width,
                 .height = o.height,
                 .software = o.software,
                 .full_screen = o.full_screen || loaded.settings.full_screen || o.projector,
                 .hidden_motion = !o.screenshot.empty(),
                 .in_memory = !o.screenshot.empty(),
                 .main_began_s = main_began_s,
                 .settings = loaded.settings};
  if (o.projector) out.settings.theme = ThemeName::light, out.settings.scale = 1.5f;
  if (o.theme) out.settings.theme = *o.theme;
  if (o.scale) out.settings.scale = *o.scale;
  if (!o.engine.empty()) out.settings.engine = o.engine;
  if (!o.device.empty()) out.settings.device = o.device;
  return out;
}

int say(const Error& error, int code) {
  std::fprintf(stderr, "partly: %s\n", error.message().c_str());
  return code;
}

Status asked_chapter(const std::string& name) {
  const auto& course = course::shipped_course();
  if (!course) return course.error();
  const auto chapter = course::chapter_named(*course, name);
  return chapter ? Status() : chapter.error();
}

int take_picture(App& app, const std::string& path) {
  constexpr int kFramesToSettle = 6;  // sizes that are learned from the frame before, and late characters
  constexpr double kLongest_s = 30;   // for what trains beside the window
  app.step(0);
  for (const double began_s = monotonic_s(); app.screen()->awaits() && monotonic_s() - began_s < kLongest_s;)
    app.ask_frame(), app.step(20);
  for (int i = 0; i < kFramesToSettle; ++i) app.ask_frame(), app.step(0);
  const Status saved = app.save_picture(path);
  return saved ? 0 : say(saved.error(), kFailed);
}

}  // namespace

int main(int argc, char** argv) {
  const double began_s = monotonic_s();
  const ParsedOptions parsed = parse_options(argc, argv);
  if (!parsed.options) return parsed.exit_code;
  const Options& options = *parsed.options;
  if (options.probe) return std::fputs(probe_json().c_str(), stdout) < 0 ? kFailed : 0;
  if (!options.lesson.empty())
    if (const auto known = study::programme_named(options.lesson); !known)
      return say(known.error(), kUsageError);
  if (options.course && !options.course->empty())
    if (const auto known = asked_chapter(*options.course); !known) return say(known.error(), kUsageError);
  const AppServices services = services_for(options);
  Result<std::unique_ptr<App>> app = App::open(app_options(options, began_s));
  if (!app) return say(app.error(), app.error().kind == ErrorKind::device_missing ? kNoDisplay : kFailed);
  for (const std::string& page : add_screens(**app, options, services))
    if (!(*app)->show(page))
      return say({ErrorKind::usage, "There is no page \"" + page + "\"", "--screen", {}}, kUsageError);
  const int code = options.screenshot.empty() ? (*app)->run() : take_picture(**app, options.screenshot);
  if (!options.frame_stats.empty())
    if (const Status written = (*app)->stats().write(options.frame_stats); !written)
      return say(written.error(), kFailed);
  return code;
}
