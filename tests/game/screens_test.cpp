// Every page of a game drawn from the sample in a real window, in sizes and themes, with pictures kept under the build folder.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "game/app.h"
#include "game/screens/briefing.h"
#include "game/screens/home.h"
#include "game/screens/lab.h"
#include "game/screens/problem.h"
#include "game/screens/training.h"
#include "tests/game/sample_match.h"

namespace partly::game {
namespace {

struct Look {
  std::string name;
  int width = 1280, height = 720;
  float scale = 1;
  ThemeName theme = ThemeName::light;
};

struct Pages {
  std::unique_ptr<App> app;
  SampleLibrary* library = nullptr;
  std::unique_ptr<Play> play;

  ~Pages() { app.reset(); }
};

std::unique_ptr<Pages> open(const Look& look) {
  auto pages = std::make_unique<Pages>();
  AppOptions options{.width = look.width, .height = look.height, .software = true, .hidden_motion = true};
  options.settings.theme = look.theme, options.settings.scale = look.scale;
  auto app = App::open(options);
  if (!app) return nullptr;
  pages->app = std::move(*app);
  auto library = std::make_unique<SampleLibrary>();
  pages->library = library.get();
  pages->play = std::make_unique<Play>(std::move(library));
  Play& play = *pages->play;
  App& a = *pages->app;
  a.add_screen("home", [&play] { return std::make_unique<HomeScreen>(play); });
  a.add_screen("briefing", [&play] { return std::make_unique<BriefingScreen>(play); });
  a.add_screen("lab", [&play] { return std::make_unique<LabScreen>(play); });
  a.add_screen("training", [&play] { return std::make_unique<TrainingScreen>(play); });
  a.add_screen("problem", [&play] { return std::make_unique<ProblemScreen>(play); });
  return pages;
}

void settle(App& app) {
  for (int i = 0; i < 8; ++i) app.ask_frame(), app.step(0);
}

void keep_picture(App& app, const std::string& name) {
  const std::filesystem::path folder = std::filesystem::path("pictures");
  std::filesystem::create_directories(folder);
  settle(app);
  const Status saved = app.save_picture((folder / (name + ".png")).string());
  EXPECT_TRUE(saved) << (saved ? "" : saved.error().message());
}

void draw_all(const Look& look) {
  if (!std::getenv("DISPLAY")) GTEST_SKIP() << "no display";
  auto pages = open(look);
  ASSERT_NE(pages, nullptr);
  App& app = *pages->app;
  ASSERT_TRUE(app.show("home"));
  keep_picture(app, look.name + "-home");
  ASSERT_TRUE(pages->play->start("the-shortcut"));
  app.show("briefing");
  keep_picture(app, look.name + "-briefing");
  app.show("lab");
  keep_picture(app, look.name + "-lab");
  pages->library->view = sample_view_in_training(), pages->library->progress = sample_progress(0);
  ASSERT_TRUE(pages->play->start("the-shortcut"));
  app.show("training");
  keep_picture(app, look.name + "-guess");
  pages->library->view = sample_view_in_training(74), pages->library->progress = sample_progress(0.7);
  ASSERT_TRUE(pages->play->start("the-shortcut"));
  keep_picture(app, look.name + "-training");
  pages->library->progress = sample_progress(1);
  ASSERT_TRUE(pages->play->start("the-shortcut"));
  keep_picture(app, look.name + "-done");
  app.show("lab");
  keep_picture(app, look.name + "-lab-busy");
  ASSERT_FALSE(pages->play->start("broken"));
  app.show("problem");
  keep_picture(app, look.name + "-problem");
}

TEST(Screens, AreDrawnAtFullSize) { draw_all({.name = "light-100"}); }
TEST(Screens, AreDrawnInTheDark) { draw_all({.name = "dark-100", .theme = ThemeName::dark}); }
TEST(Screens, AreDrawnAtTwiceTheSize) { draw_all({.name = "light-200", .scale = 2}); }
TEST(Screens, AreDrawnOnALargeScreen) { draw_all({.name = "light-1080", .width = 1920, .height = 1080}); }

}  // namespace
}  // namespace partly::game
