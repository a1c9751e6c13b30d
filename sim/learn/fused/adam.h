// The numbers of one Adam step, as the kernels take them.
#pragma once

namespace partly::learn::fused {

// Adam with both bias corrections folded into rate and epsilon (Kingma and Ba 2015, end of section 2).
struct AdamStep {
  float beta1, beta2;
  float rate;     // learning rate * sqrt(1 - beta2^t) / (1 - beta1^t)
  float epsilon;  // epsilon * sqrt(1 - beta2^t)
  float keep;     // 1 - learning rate * weight decay
};

}  // namespace partly::learn::fused
