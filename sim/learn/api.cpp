#include "sim/learn/api.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/learn/softmax.h"

namespace partly::learn {
namespace {

constexpr double kFloor = 1e-6;
constexpr double kWithheldFloor = 1e-4;

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

Service service_of(const Sources& sources, const Defence& defence) {
  return {sources.access, sources.top_k, sources.digits, defence};
}

std::vector<std::int32_t> argmax_rows(std::span<const float> rows, int columns) {
  std::vector<std::int32_t> best;
  best.reserve(rows.size() / columns);
  for (auto row = rows.begin(); row != rows.end(); row += columns)
    best.push_back(static_cast<std::int32_t>(std::max_element(row, row + columns) - row));
  return best;
}

std::vector<float> served_probabilities(std::span<const float> logits, int classes, const Service& service,
                                        Rng& rng) {
  std::vector<float> served(logits.size());
  if (service.defence.any()) {
    served = defended_probabilities(logits, classes, service.defence, rng);
  } else {
    for (std::size_t first = 0; first < logits.size(); first += classes)
      softmax(logits.subspan(first, classes), std::span(served).subspan(first, classes));
  }
  const double unit = std::pow(10.0, service.digits);
  for (std::size_t first = 0; first < logits.size(); first += classes) {
    const auto row = std::span(served).subspan(first, classes);
    if (service.access == Access::labels) keep_top(row, 1);
    if (service.access == Access::top_k) keep_top(row, service.top_k);
    if (service.digits >= 0)
      for (float& p : row) p = static_cast<float>(std::round(p * unit) / unit);
  }
  return served;
}

std::vector<float> leads(std::span<const float> served, int classes) {
  std::vector<float> all;
  all.reserve(served.size() / static_cast<std::size_t>(classes));
  for (auto row = served.begin(); row != served.end(); row += classes) {
    float first = 0, second = 0;
    for (auto p = row; p != row + classes; ++p) {
      second = std::max(second, std::min(first, *p));
      first = std::max(first, *p);
    }
    all.push_back(first - second);
  }
  return all;
}

std::vector<float> served_probabilities(std::span<const float> logits, int classes, const Sources& sources) {
  Rng unused(0);
  return served_probabilities(logits, classes, service_of(sources), unused);
}

std::vector<float> opinions_from_served(std::span<const float> served, const Service& service) {
  double floor = service.access == Access::probabilities ? kFloor : kWithheldFloor;
  if (service.digits >= 0) floor = std::max(floor, 0.25 * std::pow(10.0, -service.digits));
  std::vector<float> opinions;
  opinions.reserve(served.size());
  for (const float p : served) opinions.push_back(static_cast<float>(std::log(std::max<double>(p, floor))));
  return opinions;
}

std::vector<float> opinions_from_served(std::span<const float> served, const Sources& sources) {
  return opinions_from_served(served, service_of(sources));
}

TransferSet answers(const Engine& engine, const Weights& model, std::span<const float> x,
                    const Service& service, float alpha, Rng& rng) {
  const int classes = model.shape.outputs();
  const std::vector<float> logits = engine.logits(model, x);
  const std::vector<float> served = served_probabilities(logits, classes, service, rng);
  TransferSet set;
  set.inputs = model.shape.inputs();
  set.classes = classes;
  set.x.assign(x.begin(), x.end());
  // Rounding can make classes equal; which of them the model meant is known only where nobody hides it.
  set.label = argmax_rows(service.defence.any() ? served : logits, classes);
  if (service.access == Access::labels) return set;
  set.alpha.assign(set.size(), alpha);
  set.teacher_logits = opinions_from_served(served, service);
  return set;
}

}  // namespace partly::learn
