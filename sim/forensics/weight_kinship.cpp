#include "sim/forensics/weight_kinship.h"

#include <algorithm>
#include <cmath>

#include "sim/forensics/statistics.h"

namespace partly::forensics {
namespace {

double cosine_between(std::span<const float> a, std::span<const float> b) {
  double dot = 0, a_squared = 0, b_squared = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    dot += static_cast<double>(a[i]) * b[i];
    a_squared += static_cast<double>(a[i]) * a[i];
    b_squared += static_cast<double>(b[i]) * b[i];
  }
  const double norms = std::sqrt(a_squared * b_squared);
  return norms > 0 ? dot / norms : 0;
}

double fisher_z(double cosine) {
  constexpr double kMost = 1 - 1e-12;  // an exact copy is far enough out without being infinite
  return std::atanh(std::clamp(cosine, -kMost, kMost));
}

}  // namespace

Kinship compare_weights(std::span<const float> suspect, std::span<const float> original,
                        std::span<const std::vector<float>> references) {
  Kinship kinship;
  if (suspect.size() != original.size() || suspect.empty()) {
    kinship.why_not_compared = "The two models do not have the same shape";
    return kinship;
  }
  std::vector<double> null;
  for (const std::vector<float>& reference : references) {
    if (reference.size() != original.size()) continue;
    kinship.reference_cosines.push_back(cosine_between(reference, original));
    null.push_back(fisher_z(kinship.reference_cosines.back()));
  }
  kinship.cosine = cosine_between(suspect, original);
  if (null.size() < 3)
    kinship.why_not_compared = "Fewer than three independent models of this shape are there to compare with";
  else
    kinship.p = prediction_p(fisher_z(kinship.cosine), null);
  return kinship;
}

}  // namespace partly::forensics
