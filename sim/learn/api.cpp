#include "sim/learn/api.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace partly::learn {
namespace {

constexpr double kFloor = 1e-6;
constexpr double kWithheldFloor = 1e-4;

void softmax(std::span<const float> logits, std::span<float> probabilities) {
  const double top = *std::max_element(logits.begin(), logits.end());
  double sum = 0;
  for (const float logit : logits) sum += std::exp(logit - top);
  for (std::size_t c = 0; c < logits.size(); ++c)
    probabilities[c] = static_cast<float>(std::exp(logits[c] - top) / sum);
}

// Zeroes all but the k largest (ties: the lower class stays) and lets the rest sum to one.
void keep_top(std::span<float> probabilities, int k) {
  std::vector<int> by_size(probabilities.size());
  std::iota(by_size.begin(), by_size.end(), 0);
  std::stable_sort(by_size.begin(), by_size.end(),
                   [&](int a, int b) { return probabilities[a] > probabilities[b]; });
  double kept = 0;
  for (int rank = 0; rank < static_cast<int>(by_size.size()); ++rank) {
    if (rank < k)
      kept += probabilities[by_size[rank]];
    else
      probabilities[by_size[rank]] = 0;
  }
  for (float& p : probabilities) p = static_cast<float>(p / kept);
}

}  // namespace

std::vector<std::int32_t> argmax_rows(std::span<const float> rows, int columns) {
  std::vector<std::int32_t> best;
  best.reserve(rows.size() / columns);
  for (auto row = rows.begin(); row != rows.end(); row += columns)
    best.push_back(static_cast<std::int32_t>(std::max_element(row, row + columns) - row));
  return best;
}

std::vector<float> served_probabilities(std::span<const float> logits, int classes, const Sources& sources) {
  std::vector<float> served(logits.size());
  const double unit = std::pow(10.0, sources.digits);
  for (std::size_t first = 0; first < logits.size(); first += classes) {
    const auto row = std::span(served).subspan(first, classes);
    softmax(logits.subspan(first, classes), row);
    if (sources.access == Access::labels) keep_top(row, 1);
    if (sources.access == Access::top_k) keep_top(row, sources.top_k);
    if (sources.digits >= 0)
      for (float& p : row) p = static_cast<float>(std::round(p * unit) / unit);
  }
  return served;
}

std::vector<float> opinions_from_served(std::span<const float> served, const Sources& sources) {
  double floor = sources.access == Access::probabilities ? kFloor : kWithheldFloor;
  if (sources.digits >= 0) floor = std::max(floor, 0.25 * std::pow(10.0, -sources.digits));
  std::vector<float> opinions;
  opinions.reserve(served.size());
  for (const float p : served) opinions.push_back(static_cast<float>(std::log(std::max<double>(p, floor))));
  return opinions;
}

}  // namespace partly::learn
