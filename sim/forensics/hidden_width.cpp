#include "sim/forensics/hidden_width.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/forensics/linear_algebra.h"

namespace partly::forensics {
namespace {

Status check(std::span<const float> log_probabilities, std::size_t symbols) {
  const auto refuse = [](std::string what, std::string remedy) {
    return Error{ErrorKind::usage, std::move(what), "log-probabilities", std::move(remedy)};
  };
  if (symbols < 3) return refuse("Fewer than three symbols hold no room for a drop", "Ask a larger model");
  if (log_probabilities.size() % symbols != 0)
    return refuse("The numbers do not fill whole rows of " + std::to_string(symbols), "Hand over whole rows");
  if (log_probabilities.size() < 2 * symbols * symbols)
    return refuse("Too few rows: " + std::to_string(log_probabilities.size() / symbols) +
                      " for an alphabet of " + std::to_string(symbols),
                  "Ask at least " + std::to_string(2 * symbols) + " questions");
  const bool logarithms = std::all_of(log_probabilities.begin(), log_probabilities.end(), [](float value) {
    return !std::isnan(value) && value < std::numeric_limits<float>::infinity();
  });
  if (!logarithms) return refuse("Not every number is a logarithm of a probability", "Look for NaN");
  return {};
}

// A probability of zero counts as the least logarithm that was served.
std::vector<double> finite(std::span<const float> log_probabilities) {
  double least = 0;
  for (const float value : log_probabilities)
    if (std::isfinite(value)) least = std::min(least, static_cast<double>(value));
  std::vector<double> values;
  for (const float value : log_probabilities)
    values.push_back(std::isfinite(value) ? static_cast<double>(value) : least);
  return values;
}

// The steepest drop, leaving out the last value, which centring the rows has made zero.
void find_gap(HiddenWidth& result) {
  const std::vector<double>& values = result.singular_values;
  const double floor = values[0] * kResolution;
  for (std::size_t i = 0; i + 2 < values.size(); ++i) {
    const double ratio = std::max(values[i], floor) / std::max(values[i + 1], floor);
    if (!(ratio > result.gap_ratio)) continue;
    result.gap_ratio = ratio;
    result.gap_index = static_cast<int>(i + 1);
  }
}

}  // namespace

Result<HiddenWidth> measure_hidden_width(std::span<const float> log_probabilities, std::size_t symbols) {
  if (const Status fit = check(log_probabilities, symbols); !fit) return fit.error();
  HiddenWidth result;
  result.rows = static_cast<int>(log_probabilities.size() / symbols);
  result.singular_values = centred_singular_values(finite(log_probabilities), symbols);
  if (result.singular_values[0] > 0) find_gap(result);
  if (result.gap_ratio >= kLeastDrop)
    result.width = result.gap_index;
  else
    result.why_unknown =
        "The singular values fall without a break: the answers are rounded or disturbed, or the "
        "hidden layer has at least " +
        std::to_string(symbols - 1) + " units";
  return result;
}

}  // namespace partly::forensics
