// Are these weights descended from those? For models of one shape whose weights lie before the court: the
// exam loses a fine-tuned copy within some hundred steps, the weights themselves do not. Known limit: who
// shuffles the hidden units of a copied net computes the same answers and hides from this comparison.
#pragma once
#include <span>
#include <string>
#include <vector>

namespace partly::forensics {

struct Kinship {
  double cosine = 0;  // between the two weight vectors: 1 is the same net, near 0 are strangers
  std::vector<double> reference_cosines;  // of independently trained models with the same original
  double p = 1;                           // prediction test on Fisher's z of the cosines
  std::string why_not_compared;           // empty if it was compared

  bool compared() const { return why_not_compared.empty(); }
  bool operator==(const Kinship&) const = default;
};

// References of another shape are passed over; at least three must be left.
Kinship compare_weights(std::span<const float> suspect, std::span<const float> original,
                        std::span<const std::vector<float>> references);

}  // namespace partly::forensics
