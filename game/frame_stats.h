// How long frames took and where: building the page (our code), rendering and presenting it. For
// --frame-stats.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/result.h"

namespace partly::game {

class FrameStats {
 public:
  void add(double build_ms, double render_ms, int vertices);
  std::uint64_t frames() const { return frames_; }
  std::string json() const;  // counts, p50 and p99 of the last 4,096 frames, share spent in our own code
  Status write(const std::string& path) const;
  double first_frame_ms = 0;  // since the window was asked for

 private:
  struct Frame {
    float build_ms, render_ms;
    int vertices;
  };
  std::vector<Frame> recent_;
  std::uint64_t frames_ = 0;
};

}  // namespace partly::game
