// A provider's monitor made ready: calibrated once on simulated honest customers of the teacher that it
// stands in front of, and asked about many streams of questions.
#pragma once
#include <cstdint>
#include <span>
#include <utility>

#include "sim/forensics/account_split.h"
#include "sim/forensics/query_monitor.h"
#include "sim/learn/classroom.h"

namespace partly::evidence {

// What the teacher itself answers to these inputs, as its monitor sees it: the class and its lead over the
// second.
forensics::ServedAnswers served_answers(learn::Classroom room, std::span<const float> points);

class MonitorSetup {
 public:
  MonitorSetup(const learn::Classroom& room, const forensics::MonitorSettings& settings);

  // The same calibration with the line drawn for another alarm rate, or under another volume rule.
  MonitorSetup with_quantile(double quantile) const { return {room_, monitor_.with_quantile(quantile)}; }
  MonitorSetup with_volume_rule(int queries) const { return {room_, monitor_.with_volume_rule(queries)}; }

  // points: (n, inputs) in the order asked.
  forensics::MonitorReport inspect(std::span<const float> points,
                                   const forensics::ServedAnswers& answers) const {
    return monitor_.inspect(points, answers);
  }
  forensics::MonitorReport inspect(std::span<const float> points) const {
    return inspect(points, served_answers(room_, points));
  }
  // Questions that one customer asks through several accounts.
  forensics::MonitorReport inspect(std::span<const float> points,
                                   const forensics::AccountSplit& split) const {
    return forensics::inspect(monitor_, points, served_answers(room_, points), split);
  }
  double false_alarm_rate() const { return monitor_.false_alarm_rate(); }

 private:
  MonitorSetup(learn::Classroom room, forensics::QueryMonitor monitor)
      : room_(std::move(room)), monitor_(std::move(monitor)) {}

  learn::Classroom room_;
  forensics::QueryMonitor monitor_;
};

}  // namespace partly::evidence
