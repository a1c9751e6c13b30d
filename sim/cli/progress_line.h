// The line at the terminal while something long goes on: what, how far, and about how long still.
#pragma once
#include <string>

#include "sim/cli/clock.h"
#include "sim/learn/classroom.h"

namespace partly::cli {

// At most some ten lines a second; taken away at the end.
class ProgressLine {
 public:
  // In seconds or whatever else the parts are counted in.
  explicit ProgressLine(double work_in_all) : total_(work_in_all) {}
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  // The part of the work that follows. Valid as long as this line.
  learn::KeepGoing part(std::string what, double work);

 private:
  void show(const std::string& what, double share);

  double total_, begun_ = 0;
  Clock::time_point start_ = Clock::now(), shown_{};
};

}  // namespace partly::cli
