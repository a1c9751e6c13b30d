// A teacher small enough to answer thousands of accounts in a test, and the simplest of extractors.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/rng.h"
#include "sim/forensics/stream_features.h"

namespace partly::forensics {

// A teacher of 18 sites in 6 classes: the nearest site's class, surer the farther the next other class is.
class ToyTeacher {
 public:
  ToyTeacher() {
    Rng rng(17, "sites");
    for (float& s : sites_) s = static_cast<float>(rng.uniform(-1, 1));
  }

  ServedAnswers operator()(std::span<const float> points) const {
    ServedAnswers answers;
    for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
      std::array<float, 6> distance;
      distance.fill(10);
      for (std::size_t s = 0; s < 18; ++s)
        distance[s % 6] = std::min(distance[s % 6],
                                   std::hypot(points[i] - sites_[2 * s], points[i + 1] - sites_[2 * s + 1]));
      const auto nearest = std::min_element(distance.begin(), distance.end());
      answers.label.push_back(static_cast<std::int32_t>(nearest - distance.begin()));
      const float first = *nearest;
      *nearest = 10;
      answers.margin.push_back(std::tanh(4 * (*std::min_element(distance.begin(), distance.end()) - first)));
    }
    return answers;
  }

 private:
  std::array<float, 36> sites_;
};

inline std::vector<float> uniform_stream(int n, Rng& rng) {
  std::vector<float> points;
  for (int i = 0; i < 2 * n; ++i) points.push_back(static_cast<float>(rng.uniform(-1, 1)));
  return points;
}

}  // namespace partly::forensics
