// Counts the steps of Adam and works out the numbers of the next one.
#pragma once
#include <cmath>

#include "sim/learn/fused/adam.h"

namespace partly::learn::fused {

// Adam (0.9, 0.999, 1e-8), step after step.
class AdamClock {
 public:
  AdamStep next(double learning_rate, double weight_decay) {
    constexpr double kBeta1 = 0.9, kBeta2 = 0.999, kEpsilon = 1e-8;
    beta1_power_ *= kBeta1;
    beta2_power_ *= kBeta2;
    const double correction = std::sqrt(1 - beta2_power_);
    return {static_cast<float>(kBeta1), static_cast<float>(kBeta2),
            static_cast<float>(learning_rate * correction / (1 - beta1_power_)),
            static_cast<float>(kEpsilon * correction), static_cast<float>(1 - learning_rate * weight_decay)};
  }

 private:
  double beta1_power_ = 1, beta2_power_ = 1;
};

}  // namespace partly::learn::fused
