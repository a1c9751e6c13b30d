#include "sim/cli/progress_line.h"

#include <chrono>
#include <cmath>

#include "sim/cli/command.h"

namespace partly::cli {
namespace {

std::string duration_text(double seconds) {
  const long whole = std::lround(std::ceil(seconds));
  if (whole < 120) return std::to_string(whole) + " s";
  const long minutes = (whole + 59) / 60;
  if (minutes < 120) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

}  // namespace

ProgressLine::~ProgressLine() { show_progress(""); }

learn::KeepGoing ProgressLine::part(std::string what, double work) {
  const double before = begun_;
  begun_ += work;
  return [this, what = std::move(what), work, before](double done) {
    show(what, (before + done * work) / total_);
    return true;
  };
}

void ProgressLine::show(const std::string& what, double share) {
  const auto now = Clock::now();
  if (now - shown_ < std::chrono::milliseconds(100)) return;
  shown_ = now;
  const double passed = std::chrono::duration<double>(now - start_).count();
  std::string left;
  if (share > 0.01) left = ", about " + duration_text(passed * (1 - share) / share) + " left";
  show_progress(what + ": " + std::to_string(std::lround(100 * share)) + " %" + left);
}

}  // namespace partly::cli
