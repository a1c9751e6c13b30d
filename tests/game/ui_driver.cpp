#include "tests/game/ui_driver.h"

#include <SDL.h>
#include <SDL_syswm.h>
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#undef Status  // Xlib defines it as int

#include <chrono>
#include <cmath>
#include <filesystem>

namespace partly::game {

constexpr int kEvent_ms = 4, kQuietSteps = 3;
constexpr int kMostSteps = 200;
constexpr int kLiveSteps = 10;  // of a page that moves by itself, which is never quiet
// Between looks at a page that moves by itself: what it waits for needs the processor more than its pictures
// do.
constexpr int kLookAgain_ms = 40;

struct UiDriver::X {
  Display* display = nullptr;
  ~X() {
    if (display) XCloseDisplay(display);
  }
  KeyCode code(const std::string& key) const {
    KeySym sym = NoSymbol;
    if (key == "Enter")
      sym = XK_Return;
    else if (key == "Esc")
      sym = XK_Escape;
    else if (key == "Backspace")
      sym = XK_BackSpace;
    else if (key == "PageUp")
      sym = XK_Prior;
    else if (key == "PageDown")
      sym = XK_Next;
    else if (key == "Space" || key == " ")
      sym = XK_space;
    else if (key == "Ctrl")
      sym = XK_Control_L;
    else if (key == "Shift")
      sym = XK_Shift_L;
    else if (key == "+")
      sym = XK_equal;  // the same key on a US keyboard; Ctrl = zooms as Ctrl + does
    else if (key == "-")
      sym = XK_minus;
    else if (key == ".")
      sym = XK_period;
    else
      sym = XStringToKeysym(key.size() == 1 ? std::string(1, static_cast<char>(std::tolower(key[0]))).c_str()
                                            : key.c_str());
    return XKeysymToKeycode(display, sym);
  }
  // Until the server has sent what it was told to whomever it concerns: it writes to all its clients before
  // it takes the next request, so the second answer comes after every event of the first.
  void deliver() const { XSync(display, False), XSync(display, False); }
  void key(const std::string& name, bool down) const {
    XTestFakeKeyEvent(display, code(name), down ? True : False, CurrentTime);
    deliver();
  }
};

AppOptions UiDriver::picture_options() {
  AppOptions options;
  options.software = true;
  options.hidden_motion = true;
  return options;
}

UiDriver::UiDriver(AppOptions options) : x_(std::make_unique<X>()), problem_(display_.problem()) {
  if (!problem_.empty()) return;
  x_->display = XOpenDisplay(nullptr);
  Result<std::unique_ptr<App>> app = App::open(options);
  if (!x_->display || !app) {
    problem_ = app ? "the display cannot be opened" : app.error().message();
    return;
  }
  app_ = std::move(*app);
  SDL_SysWMinfo info;
  SDL_VERSION(&info.version);
  if (!SDL_GetWindowWMInfo(app_->window(), &info)) problem_ = SDL_GetError();
  // There is no window manager: nobody else gives the window the keyboard.
  else
    XSetInputFocus(x_->display, info.info.x11.window, RevertToParent, CurrentTime), x_->deliver();
}

UiDriver::~UiDriver() { app_.reset(); }

bool UiDriver::show(const std::string& screen) {
  const bool found = app_->show(screen);
  settle();
  return found;
}

bool UiDriver::until(const std::function<bool()>& holds, double most_s) {
  const auto began = std::chrono::steady_clock::now();
  const auto gone_s = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  };
  for (int drawn = 0; !holds();) {
    if (gone_s() > most_s) return false;
    drawn += app_->step(kEvent_ms);
    if (drawn > kLiveSteps)
      SDL_WaitEventTimeout(nullptr, kLookAgain_ms);  // until something happens, or so long
  }
  return true;
}

void UiDriver::settle() {
  int quiet = 0, live = 0;
  for (int i = 0; i < kMostSteps && quiet < kQuietSteps && live < kLiveSteps; ++i) {
    const bool drawn = app_->step(kEvent_ms);
    quiet = drawn ? 0 : quiet + 1;
    live += drawn && app_->screen()->live();
  }
}

void UiDriver::move_to(Point p) {
  int x = 0, y = 0;
  SDL_GetWindowPosition(app_->window(), &x, &y);
  const float scale = app_->scale();
  XTestFakeMotionEvent(x_->display, -1, x + static_cast<int>(std::lround(p.x * scale)),
                       y + static_cast<int>(std::lround(p.y * scale)), CurrentTime);
  x_->deliver();
}

bool UiDriver::move_to(const std::string& id) {
  const Registered* r = widget(id);
  if (!r || r->visible.empty()) return false;
  move_to(r->visible.centre());
  settle();
  return true;
}

void UiDriver::press_button(bool down) {
  XTestFakeButtonEvent(x_->display, 1, down ? True : False, CurrentTime);
  x_->deliver();
}

bool UiDriver::click(const std::string& id) {
  if (!move_to(id)) return false;
  press_button(true);
  press_button(false);
  settle();
  return true;
}

void UiDriver::wheel(int notches) {
  const unsigned button = notches > 0 ? 4 : 5;
  for (int i = 0; i < std::abs(notches); ++i) {
    XTestFakeButtonEvent(x_->display, button, True, CurrentTime);
    XTestFakeButtonEvent(x_->display, button, False, CurrentTime);
  }
  x_->deliver();
  settle();
}

void UiDriver::hold(const std::string& key, bool down) { x_->key(key, down); }

void UiDriver::tap(const std::string& key) { hold(key, true), hold(key, false); }

void UiDriver::press(const std::string& keys) {
  const auto space = keys.find(' ');
  const std::string modifier = space == std::string::npos ? "" : keys.substr(0, space);
  const std::string key = space == std::string::npos ? keys : keys.substr(space + 1);
  if (!modifier.empty()) x_->key(modifier, true);
  x_->key(key, true);
  x_->key(key, false);
  if (!modifier.empty()) x_->key(modifier, false);
  settle();
}

void UiDriver::type(const std::string& text) {
  for (const char c : text) {
    const std::string key(1, c);
    x_->key(key, true);
    x_->key(key, false);
  }
  settle();
}

Status UiDriver::picture(const std::string& name) {
  std::error_code ignored;
  std::filesystem::create_directories(PARTLY_PICTURES_DIR, ignored);
  return app_->save_picture(std::string(PARTLY_PICTURES_DIR) + "/" + name + ".png");
}

}  // namespace partly::game
