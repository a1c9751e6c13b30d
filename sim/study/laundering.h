// What a launderer has, in the rows (laundering.cpp) and in the lesson (laundering_lesson.cpp).
#pragma once

namespace partly::study {

inline constexpr int kCopiedAnswers = 3000;  // with probabilities: what a copy is made from
inline constexpr int kOwnLabels = 4000;      // own data; where they dilute answers, the sum of both

}  // namespace partly::study
