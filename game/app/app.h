// The window and its loop: events in, one screen drawn, and nothing drawn while nothing changes.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "game/shell/fonts.h"
#include "game/shell/frame_stats.h"
#include "game/shell/renderer.h"
#include "game/shell/screen.h"
#include "game/shell/settings.h"
#include "game/shell/ui.h"
#include "sim/base/result.h"

struct SDL_Window;

namespace partly::game {

struct AppOptions {
  int width = 1280, height = 720;
  bool software = false;
  bool full_screen = false;
  bool hidden_motion = false;  // pictures for tests: no animation
  bool in_memory = false;      // where no display can be reached: for pictures
  double main_began_s = monotonic_s();
  Settings settings = {};  // theme, scale, reduced motion
};

class App {
 public:
  static Result<std::unique_ptr<App>> open(const AppOptions&);
  ~App();
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  void add_screen(const std::string& name, ScreenFactory);
  bool show(const std::string& name);  // on top of the stack; false if there is no such screen
  void back();                         // the screen below, or quit from the first
  const std::string& screen_name() const;
  Screen* screen();

  int run();               // until the window is closed; returns the exit code
  bool step(int wait_ms);  // waits for an event up to wait_ms, draws if needed; true if a frame was drawn
  void ask_frame() { frames_due_ = 2; }
  // Drawn above every page; told the page's name.
  void set_guide(std::function<void(Ui&, const std::string& page)> guide) { guide_ = std::move(guide); }
  // A dialog that help leads to; it says false once it is closed.
  void set_glossary(std::function<bool(Ui&)> glossary) { glossary_ = std::move(glossary); }

  void set_theme(ThemeName);
  void set_scale(float);  // 0.75 to 3
  void toggle_full_screen();
  float scale() const { return settings_.scale; }
  Ui& ui() { return *ui_; }
  Settings& settings() { return settings_; }
  FrameStats& stats() { return stats_; }
  SDL_Window* window() { return window_; }
  Status save_picture(const std::string& path);  // the frame as drawn last, as PNG

 private:
  App() = default;
  Status start(const AppOptions&);
  bool take_events(int wait_ms);
  void draw_frame();
  void render();
  void use_app_keys();
  void show_sources(bool on);
  void draw_help(Ui&);
  void rebuild_fonts();
  void follow(const std::string& go);
  bool wants_frame() const;
  void save_due_picture();

  SDL_Window* window_ = nullptr;
  std::unique_ptr<Renderer> renderer_;
  float density_ = 1;  // pixels of the renderer per unit of the window (HiDPI)
  Fonts fonts_;
  std::unique_ptr<Textures> textures_;
  void* font_texture_ = nullptr;
  std::unique_ptr<Ui> ui_;
  Input input_;
  Settings settings_;
  FrameStats stats_;
  std::map<std::string, ScreenFactory> factories_;
  struct Shown {
    std::string name = {};
    std::unique_ptr<Screen> screen;
    std::map<std::string, float> scrolls = {};  // while another page lies on it
  };
  std::vector<Shown> stack_ = {};
  std::function<void(Ui&, const std::string&)> guide_ = {};
  std::function<bool(Ui&)> glossary_ = {};
  int frames_due_ = 2;
  double main_began_s_ = 0;
  bool quit_ = false, help_open_ = false, glossary_open_ = false, picture_due_ = false, no_motion_ = false,
       fonts_stale_ = false, minimised_ = false;
};

}  // namespace partly::game
