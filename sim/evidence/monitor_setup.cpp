#include "sim/evidence/monitor_setup.h"

#include "sim/learn/api.h"

namespace partly::evidence {
namespace {

forensics::QueryMonitor calibrated(const learn::Classroom& room, const forensics::MonitorSettings& settings) {
  return forensics::QueryMonitor::calibrated(
      settings, [room](std::span<const float> points) { return served_answers(room, points); },
      [room](int n, Rng& rng) { return room.task().sample_customer(static_cast<std::size_t>(n), rng); });
}

}  // namespace

forensics::ServedAnswers served_answers(learn::Classroom room, std::span<const float> points) {
  const int classes = room.task().classes();
  const auto served = learn::served_probabilities(room.engine().logits(room.teacher(), points), classes);
  return {learn::argmax_rows(served, classes), learn::leads(served, classes)};
}

MonitorSetup::MonitorSetup(const learn::Classroom& room, const forensics::MonitorSettings& settings)
    : MonitorSetup(room, calibrated(room, settings)) {}

}  // namespace partly::evidence
