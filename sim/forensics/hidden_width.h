// X-ray through an interface: how wide is the last hidden layer of a model that serves log-probabilities? Its
// logits are a linear map of that layer, so many rows of them span no more dimensions than the layer has
// units, and the singular values drop to nothing after that many. Works on served numbers alone. Known
// limits: rounding the answers hides the drop, and a layer as wide as the alphabet cannot be told from a
// wider one. Source: Carlini et al. 2024, Stealing Part of a Production Language Model.
#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/base/result.h"

namespace partly::forensics {

struct HiddenWidth {
  // Of the rows after taking the mean from each row (the softmax's constant) and from each column (the output
  // layer's biases); largest first, one a symbol. The last is always zero and says nothing.
  std::vector<double> singular_values;
  int rows = 0;
  int gap_index = 0;         // singular values before the steepest drop
  double gap_ratio = 1;      // by how much they drop there, read down to kResolution of the largest
  std::optional<int> width;  // gap_index, if the drop is at least kLeastDrop
  std::string why_unknown;   // empty if there is a width

  bool operator==(const HiddenWidth&) const = default;
};

// A drop by less is how any model's singular values fall. Rows of 32-bit floats drop by far over 1,000.
inline constexpr double kLeastDrop = 20;
// Singular values under this share of the largest are the rounding of 32-bit answers.
inline constexpr double kResolution = 1e-6;

// log_probabilities: (rows, symbols), natural logarithms, row after row. A probability served as zero (minus
// infinity) is read as the least positive one among all rows. Errors: fewer than three symbols, fewer than
// two rows a symbol, or a number that is no logarithm.
Result<HiddenWidth> measure_hidden_width(std::span<const float> log_probabilities, std::size_t symbols);

}  // namespace partly::forensics
