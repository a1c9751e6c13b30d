// What a provider does to its answers, before it serves them, against those who learn from them. Each measure
// is off at 0, and they combine in the order of the fields. What they cost extractor and customer:
// docs/model-card.md.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/result.h"
#include "sim/base/rng.h"

namespace partly::learn {

struct Defence {
  double logit_noise_sd = 0;  // of normal noise on every logit
  // Reverse sigmoid (Lee et al. 2018, arXiv 1806.00054): p - beta * (s(gamma * logit(p)) - 1/2),
  // renormalised.
  double sigmoid_beta = 0;
  double sigmoid_gamma = 0.2;
  double poison_share = 0;  // of the mass, moved to the class that is least likely
  bool keep_top =
      true;  // the class that was on top is put back there, in exchange for the one that overtook it
  double random_share = 0;  // of the queries, answered by one class drawn at random; whatever keep_top says

  bool any() const { return logit_noise_sd > 0 || sigmoid_beta > 0 || poison_share > 0 || random_share > 0; }
  bool operator==(const Defence&) const = default;
};

Status check_defence(const Defence& defence);

// Probabilities as the provider lets them out, (n, classes), of its logits; `rng` is drawn from query by
// query.
std::vector<float> defended_probabilities(std::span<const float> logits, int classes, const Defence& defence,
                                          Rng& rng);

}  // namespace partly::learn
