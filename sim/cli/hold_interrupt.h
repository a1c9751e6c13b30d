// Ctrl-C waits as long as this is there: for a file that is being written.
#pragma once
#include <csignal>

namespace partly::cli {

class HoldInterrupt {
 public:
  HoldInterrupt() {
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    pthread_sigmask(SIG_BLOCK, &interrupt, &before_);
  }
  ~HoldInterrupt() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  HoldInterrupt(const HoldInterrupt&) = delete;
  HoldInterrupt& operator=(const HoldInterrupt&) = delete;

 private:
  sigset_t before_;
};

}  // namespace partly::cli
