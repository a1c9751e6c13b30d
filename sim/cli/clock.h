// The clock by which commands say how long something took: it only goes forward.
#pragma once
#include <chrono>

namespace partly::cli {

using Clock = std::chrono::steady_clock;

inline double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

}  // namespace partly::cli
