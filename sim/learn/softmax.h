// Softmax of one row of logits.
#pragma once
#include <algorithm>
#include <cmath>
#include <span>

namespace partly::learn {

inline void softmax(std::span<const float> logits, std::span<float> probabilities) {
  const double top = *std::max_element(logits.begin(), logits.end());
  double sum = 0;
  for (const float logit : logits) sum += std::exp(logit - top);
  for (std::size_t c = 0; c < logits.size(); ++c)
    probabilities[c] = static_cast<float>(std::exp(logits[c] - top) / sum);
}

}  // namespace partly::learn
