#include "sim/forensics/stream_features.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/base/check.h"

namespace partly::forensics {
namespace {

std::size_t cell_of(float coordinate) {
  const float scaled = (std::clamp(coordinate, -1.0f, 1.0f) + 1) * 0.5f * static_cast<float>(kGridSide);
  return std::min(static_cast<std::size_t>(scaled), kGridSide - 1);
}

}  // namespace

FeatureCounter::FeatureCounter(int inputs) : inputs_(static_cast<std::size_t>(inputs)) {
  PARTLY_CHECK(inputs > 0);
}

void FeatureCounter::add(std::span<const float> point, std::int32_t label, float margin) {
  PARTLY_CHECK(point.size() == inputs_ && label >= 0);
  float nearest = std::numeric_limits<float>::infinity();
  for (std::size_t i = 0; i < nearest_.size(); ++i) {
    const float* other = &points_[i * inputs_];
    float squared = 0;
    for (std::size_t j = 0; j < inputs_; ++j) squared += (point[j] - other[j]) * (point[j] - other[j]);
    nearest_[i] = std::min(nearest_[i], squared);
    nearest = std::min(nearest, squared);
  }
  points_.insert(points_.end(), point.begin(), point.end());
  nearest_.push_back(nearest);

  if (static_cast<std::size_t>(label) >= class_counts_.size())
    class_counts_.resize(static_cast<std::size_t>(label) + 1);
  ++class_counts_[static_cast<std::size_t>(label)];
  const std::size_t cell = cell_of(point[0]) + (inputs_ > 1 ? kGridSide * cell_of(point[1]) : 0);
  bool& visited = visited_[cell];
  cells_ += !visited;
  visited = true;
  low_margins_ += margin < kLowMargin;
}

StreamFeatures FeatureCounter::features() const {
  StreamFeatures features;
  const double n = count();
  if (count() == 0) return features;
  for (const int k : class_counts_)
    if (k > 0) features.class_entropy -= k / n * std::log(k / n);
  features.cells_visited = cells_;
  features.low_margin_share = low_margins_ / n;
  if (count() < 2) return features;
  double distances = 0;
  for (const float squared : nearest_) distances += std::sqrt(static_cast<double>(squared));
  features.nearest_neighbour = distances / n;
  return features;
}

void FeatureCounter::reset() {
  points_.clear();
  nearest_.clear();
  class_counts_.clear();
  visited_.fill(false);
  cells_ = 0;
  low_margins_ = 0;
}

}  // namespace partly::forensics
