// How long a game took, on the clock and on all cores together. For tables only; nothing is decided by it.
#pragma once
#include <chrono>
#include <ctime>

#include "sim/survey/play_record.h"

namespace partly::survey {

class Stopwatch {
 public:
  void stop(PlayRecord& record) const {
    record.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
    record.processor = static_cast<double>(std::clock() - processor_begun_) / CLOCKS_PER_SEC;
  }

 private:
  std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
  std::clock_t processor_begun_ = std::clock();
};

}  // namespace partly::survey
