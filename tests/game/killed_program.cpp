#include "tests/game/killed_program.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <optional>

namespace partly::game {
namespace {

constexpr int kBetweenKeys_ms = 300;

// The newest window of that title's beginning that is shown; windows of this process are older.
std::optional<Window> newest_window(Display* display, const std::string& title) {
  Window root = 0, parent = 0, *all = nullptr;
  unsigned count = 0;
  std::optional<Window> found;
  if (!XQueryTree(display, DefaultRootWindow(display), &root, &parent, &all, &count)) return found;
  for (unsigned i = 0; i < count; ++i) {
    char* name = nullptr;
    XWindowAttributes look{};
    if (XFetchName(display, all[i], &name) && std::string(name).starts_with(title) &&
        XGetWindowAttributes(display, all[i], &look) && look.map_state == IsViewable &&
        (!found || *found < all[i]))
      found = all[i];
    if (name) XFree(name);
  }
  if (all) XFree(all);
  return found;
}

}  // namespace

KilledProgram::KilledProgram(const std::vector<std::string>& command, const std::filesystem::path& home) {
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  child_ = fork();
  if (child_ != 0) return;
  for (const auto& [name, folder] :
       {std::pair{"XDG_DATA_HOME", "data"}, std::pair{"XDG_CONFIG_HOME", "config"},
        std::pair{"XDG_STATE_HOME", "state"}})
    setenv(name, (home / folder).c_str(), 1);
  execv(words.front(), words.data());
  _exit(127);
}

KilledProgram::~KilledProgram() { kill(); }

bool KilledProgram::press_until(const std::string& key, const std::function<bool()>& holds) {
  Display* display = XOpenDisplay(nullptr);
  if (!display) return false;
  const auto until = std::chrono::steady_clock::now() + std::chrono::minutes(2);
  const KeyCode code = XKeysymToKeycode(display, XStringToKeysym(key.c_str()));
  pollfd ended{static_cast<int>(syscall(SYS_pidfd_open, child_, 0)), POLLIN, 0};
  bool shown = holds();
  while (!shown && std::chrono::steady_clock::now() < until) {
    if (const auto window = newest_window(display, "Partly: The lab")) {
      XSetInputFocus(display, *window, RevertToParent, CurrentTime);
      XTestFakeKeyEvent(display, code, True, CurrentTime);
      XTestFakeKeyEvent(display, code, False, CurrentTime);
      XSync(display, False);
    }
    if (poll(&ended, 1, kBetweenKeys_ms) > 0) break;  // nobody is left to press keys for
    shown = holds();
  }
  if (ended.fd >= 0) close(ended.fd);
  XCloseDisplay(display);
  return shown;
}

int KilledProgram::kill() {
  if (child_ <= 0) return 0;
  int status = 0;
  ::kill(child_, SIGKILL);
  waitpid(child_, &status, 0);
  child_ = -1;
  return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

}  // namespace partly::game
