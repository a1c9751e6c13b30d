// How long frames took and where: building the page (our code), rendering and presenting it; and what it took
// to show the first. For --frame-stats.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/result.h"

namespace partly::game {

// The moment at which the first picture stood on the screen.
struct FirstFrame {
  double since_main_ms = 0;
  double monotonic_s = 0;    // on the machine's clock, for whoever started the program
  double processor_ms = 0;   // that the process had used, from its very start
  long peak_memory_kib = 0;  // resident

  static FirstFrame now(double main_began_s);
};
double monotonic_s();

class FrameStats {
 public:
  void add(double build_ms, double render_ms, int vertices);
  std::uint64_t frames() const { return frames_; }
  std::string json() const;  // counts, p50 and p99 of the last 4,096 frames, share spent in our own code
  Status write(const std::string& path) const;
  FirstFrame first{};

 private:
  struct Frame {
    float build_ms, render_ms;
    int vertices;
  };
  std::vector<Frame> recent_;
  std::uint64_t frames_ = 0;
};

}  // namespace partly::game
