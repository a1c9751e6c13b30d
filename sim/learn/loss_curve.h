// The losses of a population along its run, thinned to as many points as a picture can use.
#pragma once
#include <cstddef>
#include <vector>

#include "sim/learn/engine.h"

namespace partly::learn {

inline constexpr std::size_t kCurvePoints = 200;  // at most

// Each point stands for one part of the run, all of about the same number of steps.
struct LossCurve {
  std::vector<float> mean;       // over the steps of the part and the students
  std::vector<float> low, high;  // the lowest and the highest of the students' means
  std::vector<float> last;  // of the first student, the last step of the part: a curve that is not smoothed
};

// Of students 0..students-1, as far as all of them have come.
LossCurve loss_curve(const TrainingRun& run, std::size_t students);

}  // namespace partly::learn
