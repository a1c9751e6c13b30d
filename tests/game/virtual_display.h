// A display for tests: the one that is set, or an Xvfb of our own that ends with the test.
#pragma once
#include <sys/types.h>

#include <string>

namespace partly::game {

class VirtualDisplay {
 public:
  explicit VirtualDisplay(const char* screen = "1920x1200x24");  // width, height and bits a pixel
  ~VirtualDisplay();
  VirtualDisplay(const VirtualDisplay&) = delete;
  VirtualDisplay& operator=(const VirtualDisplay&) = delete;
  const std::string& problem() const { return problem_; }  // empty: there is a display

 private:
  pid_t server_ = -1;
  std::string problem_;
};

}  // namespace partly::game
