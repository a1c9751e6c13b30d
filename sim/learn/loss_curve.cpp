#include "sim/learn/loss_curve.h"

#include <algorithm>
#include <cmath>

namespace partly::learn {

LossCurve loss_curve(const TrainingRun& run, std::size_t students) {
  std::vector<std::vector<float>> losses;
  for (std::size_t i = 0; i < students; ++i) losses.push_back(run.losses(i));
  std::size_t steps = losses.front().size();
  for (const auto& one : losses) steps = std::min(steps, one.size());
  const std::size_t points = std::min(steps, kCurvePoints);
  LossCurve curve;
  for (std::size_t point = 0; point < points; ++point) {
    const std::size_t first = point * steps / points, last = (point + 1) * steps / points;
    double sum = 0, low = INFINITY, high = -INFINITY;
    for (const auto& one : losses) {
      double part = 0;
      for (std::size_t step = first; step < last; ++step) part += one[step];
      part /= static_cast<double>(last - first);
      sum += part;
      low = std::min(low, part);
      high = std::max(high, part);
    }
    curve.mean.push_back(static_cast<float>(sum / static_cast<double>(students)));
    curve.low.push_back(static_cast<float>(low));
    curve.high.push_back(static_cast<float>(high));
    curve.last.push_back(losses.front()[last - 1]);
  }
  return curve;
}

}  // namespace partly::learn
