// The keys that work on every page: Esc, F1, F11, F12, N and zoom.
#include <SDL.h>

#include "game/app/app.h"
#include "game/shell/screenshot.h"
#include "game/widgets/dialog.h"

namespace partly::game {
namespace {

constexpr float kZoomStep = 0.25f;
constexpr const char* kCommonKeys =
    "**Tab** and the arrows move, **Enter** chooses, **Esc** goes back.\n"
    "**N** shows where the number under the mouse or focus comes from.\n"
    "**Ctrl +**, **Ctrl -** and **Ctrl 0** zoom. **F11** fills the screen, **F12** saves a picture.";

}  // namespace

void App::use_app_keys() {
  const std::vector<InputEvent> unused = ui_->focus().unused();
  for (const InputEvent& e : unused) {
    if (e.kind == InputEvent::Kind::wheel && e.ctrl)
      set_scale(settings_.scale + (e.wheel > 0 ? kZoomStep : -kZoomStep));
    if (e.kind != InputEvent::Kind::key || e.repeat) continue;
    if (is_key(e, "Ctrl +") || is_key(e, "Ctrl ="))
      set_scale(settings_.scale + kZoomStep);
    else if (is_key(e, "Ctrl -"))
      set_scale(settings_.scale - kZoomStep);
    else if (is_key(e, "Ctrl 0"))
      set_scale(1);
    else if (e.key == "F1")
      help_open_ = true;
    else if (e.key == "F11")
      toggle_full_screen();
    else if (e.key == "F12")
      picture_due_ = true;
    else if (is_key(e, "n"))
      show_sources(!ui_->show_sources);
    else if (e.key == "Esc" && !screen()->back())
      ui_->back();
  }
}

// Says what the key did, for nothing else shows it before a number is reached.
void App::show_sources(bool on) {
  ui_->show_sources = on;
  ui_->toast(on ? "A number that you reach with Tab now shows where it comes from. N ends that."
                : "Numbers show where they come from under the mouse alone.");
}

void App::toggle_full_screen() {
  // The window itself knows: it may have been opened so by the command line alone.
  settings_.full_screen = !(SDL_GetWindowFlags(window_) & SDL_WINDOW_FULLSCREEN_DESKTOP);
  SDL_SetWindowFullscreen(window_, settings_.full_screen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
}

void App::save_due_picture() {
  picture_due_ = false;
  const Result<std::string> path = next_picture_path();
  const Status saved = path ? write_picture(renderer_->picture(), *path) : Status(path.error());
  ui_->toast(saved ? "Picture saved: " + *path : saved.error().message());
  ask_frame();
}

void App::draw_help(Ui& ui) {
  const std::string own = screen()->help();
  Dialog help{.id = "help",
              .title = screen()->title(),
              .text = own.empty() ? kCommonKeys : own + "\n\n" + kCommonKeys,
              .buttons = {{.id = "help/close", .label = "Close", .key = "Esc", .kind = ButtonKind::primary}}};
  if (glossary_) help.buttons.push_back({.id = "help/glossary", .label = "Glossary", .key = "G"});
  const int pressed = dialog(ui, help);
  if (pressed >= 0) help_open_ = false;
  if (pressed == 1) glossary_open_ = true, ask_frame();
}

}  // namespace partly::game
