#include "sim/forensics/hidden_width.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/forensics/symmetric_eigen.h"

namespace partly::forensics {
namespace {

struct Rows {  // (count, symbols), row after row
  std::vector<double> values;
  std::size_t count = 0;
  std::size_t symbols = 0;

  double* row(std::size_t i) { return values.data() + i * symbols; }
};

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

Rows read(std::span<const float> log_probabilities, std::size_t symbols) {
  double least = 0;
  for (const float value : log_probabilities)
    if (std::isfinite(value)) least = std::min(least, static_cast<double>(value));
  Rows rows{{}, log_probabilities.size() / symbols, symbols};
  for (const float value : log_probabilities)
    rows.values.push_back(std::isfinite(value) ? static_cast<double>(value) : least);
  return rows;
}

void centre_rows(Rows& rows) {
  for (std::size_t i = 0; i < rows.count; ++i) {
    double sum = 0;
    for (std::size_t s = 0; s < rows.symbols; ++s) sum += rows.row(i)[s];
    for (std::size_t s = 0; s < rows.symbols; ++s) rows.row(i)[s] -= sum / static_cast<double>(rows.symbols);
  }
}

void centre_columns(Rows& rows) {
  for (std::size_t s = 0; s < rows.symbols; ++s) {
    double sum = 0;
    for (std::size_t i = 0; i < rows.count; ++i) sum += rows.row(i)[s];
    for (std::size_t i = 0; i < rows.count; ++i) rows.row(i)[s] -= sum / static_cast<double>(rows.count);
  }
}

// Square roots of the eigenvalues of the Gram matrix: exact to some 1e-8 of the largest, well under
// kResolution.
std::vector<double> singular_values(Rows& rows) {
  const std::size_t n = rows.symbols;
  std::vector<double> gram(n * n, 0.0);
  for (std::size_t i = 0; i < rows.count; ++i)
    for (std::size_t a = 0; a < n; ++a)
      for (std::size_t b = a; b < n; ++b) gram[a * n + b] += rows.row(i)[a] * rows.row(i)[b];
  for (std::size_t a = 0; a < n; ++a)
    for (std::size_t b = 0; b < a; ++b) gram[a * n + b] = gram[b * n + a];
  std::vector<double> values = symmetric_eigenvalues(std::move(gram), n);
  for (double& value : values) value = std::sqrt(std::max(0.0, value));
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
  Rows rows = read(log_probabilities, symbols);
  centre_rows(rows);
  centre_columns(rows);

  HiddenWidth result;
  result.rows = static_cast<int>(rows.count);
  result.singular_values = singular_values(rows);
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
