// Is a save true? Plays its log again, trains its networks again, and compares every measurement.
#pragma once
#include <filesystem>
#include <string>

#include "sim/base/result.h"
#include "sim/learn/engines.h"

namespace partly::session {

struct ReplayReport {
  int quarters = 0;
  int jobs = 0;                   // trained or examined again
  double largest_difference = 0;  // of any measured share (0..1): accuracy, agreement, exam score
  double tolerance = 0;           // 0 where engine and device are those of the save
  std::string saved_with, verified_with;
  bool match = true;
};

// Shares may differ by so much between engines and devices: floats are added in another order there, training
// amplifies it, and the exam has a few thousand items.
inline constexpr double kToleranceAcrossDevices = 0.05;

// Replays the log (an Error of kind mismatch where hashes disagree); with `retrain` also the measurements.
Result<ReplayReport> replay(const std::filesystem::path& save, const learn::EngineRequest& engine,
                            bool retrain);

}  // namespace partly::session
