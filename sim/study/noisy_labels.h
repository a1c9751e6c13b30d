// The world in which two labels in five lie, in the rows (label_noise.cpp) and in the lesson
// (noisy_world.cpp).
#pragma once

namespace partly::study {

inline constexpr double kNoisyLabels = 0.4;  // share of all labels that chance replaced
inline constexpr int kNoisyExamples = 250;   // labels, or answers at temperature 1, that a student has

}  // namespace partly::study
