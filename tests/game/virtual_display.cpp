#include "tests/game/virtual_display.h"

#include <poll.h>
#include <signal.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

namespace partly::game {
namespace {

constexpr int kStart_ms = 120000;  // on a machine that is busy with something else

// What Xvfb writes to -displayfd once it takes connections: the number and a line feed.
std::string read_number(int fd) {
  std::string text;
  pollfd ready{fd, POLLIN, 0};
  char c = 0;
  while (poll(&ready, 1, kStart_ms) > 0 && read(fd, &c, 1) == 1 && c != '\n') text += c;
  return c == '\n' ? text : "";
}

}  // namespace

VirtualDisplay::VirtualDisplay(const char* screen) {
  if (const char* set = std::getenv("DISPLAY"); set && *set) return;
  int ends[2];
  if (pipe(ends) != 0) {
    problem_ = "no pipe";
    return;
  }
  server_ = fork();
  if (server_ == 0) {
    close(ends[0]);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG,
          SIGTERM);  // a test that crashes leaves no server that whoever waits would wait for
#endif
    const std::string fd = std::to_string(ends[1]);
    execlp("Xvfb", "Xvfb", "-displayfd", fd.c_str(), "-screen", "0", screen, "-nolisten", "tcp",
           static_cast<char*>(nullptr));
    _exit(127);
  }
  close(ends[1]);
  const std::string number = read_number(ends[0]);
  close(ends[0]);
  if (number.empty())
    problem_ = "Xvfb did not start; install the package xvfb or set DISPLAY";
  else
    setenv("DISPLAY", (":" + number).c_str(), 1);
}

VirtualDisplay::~VirtualDisplay() {
  if (server_ <= 0) return;
  unsetenv("DISPLAY");
  kill(server_, SIGTERM);
  waitpid(server_, nullptr, 0);
}

}  // namespace partly::game
