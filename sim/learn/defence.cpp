#include "sim/learn/defence.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/learn/refusal.h"
#include "sim/learn/softmax.h"

namespace partly::learn {
namespace {

constexpr double kNearest = 1e-6;  // to 0 and 1, so that the sigmoid can be turned round

constexpr const char* kRemedy = "0 leaves it out";

std::ptrdiff_t top_of(std::span<const float> row) {
  return std::max_element(row.begin(), row.end()) - row.begin();
}

void add_noise(std::span<float> logits, double sd, Rng& rng) {
  for (float& logit : logits) logit = static_cast<float>(logit + sd * rng.normal());
}

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

void reverse_sigmoid(std::span<float> probabilities, double beta, double gamma) {
  std::vector<double> bent;
  double sum = 0;
  for (const float served : probabilities) {
    const double p = std::clamp<double>(served, kNearest, 1 - kNearest);
    bent.push_back(std::max(0.0, p - beta * (sigmoid(gamma * std::log(p / (1 - p))) - 0.5)));
    sum += bent.back();
  }
  if (sum <= 0) return;
  for (std::size_t c = 0; c < bent.size(); ++c) probabilities[c] = static_cast<float>(bent[c] / sum);
}

void poison(std::span<float> probabilities, double share) {
  const auto least = std::min_element(probabilities.begin(), probabilities.end());
  for (float& p : probabilities) p = static_cast<float>(p * (1 - share));
  *least += static_cast<float>(share);
}

// Ahead even of those that have just as much, by the least that a float can tell.
void put_on_top(std::span<float> probabilities, std::ptrdiff_t honest) {
  const std::ptrdiff_t now = top_of(probabilities);
  if (now == honest) return;
  std::swap(probabilities[static_cast<std::size_t>(now)], probabilities[static_cast<std::size_t>(honest)]);
  if (top_of(probabilities) == honest) return;
  float& top = probabilities[static_cast<std::size_t>(honest)];
  top = std::nextafter(top, std::numeric_limits<float>::infinity());
}

}  // namespace

Status check_defence(const Defence& defence) {
  const auto share = [](double value) { return value >= 0 && value <= 1; };  // NaN is neither
  if (!std::isfinite(defence.logit_noise_sd) || defence.logit_noise_sd < 0)
    return refusal("Noise on logits needs a spread of zero or more", "defence.logit_noise_sd", kRemedy);
  if (!std::isfinite(defence.sigmoid_beta) || defence.sigmoid_beta < 0 ||
      !std::isfinite(defence.sigmoid_gamma) || defence.sigmoid_gamma < 0)
    return refusal("A reverse sigmoid needs a beta and a gamma of zero or more", "defence.sigmoid_beta",
                   kRemedy);
  if (!share(defence.poison_share))
    return refusal("A share must lie between 0 and 1", "defence.poison_share", kRemedy);
  if (!share(defence.random_share))
    return refusal("A share must lie between 0 and 1", "defence.random_share", kRemedy);
  return {};
}

std::vector<float> defended_probabilities(std::span<const float> logits, int classes, const Defence& defence,
                                          Rng& rng) {
  std::vector<float> served(logits.size());
  std::vector<float> noisy(static_cast<std::size_t>(classes));
  for (std::size_t first = 0; first < logits.size(); first += noisy.size()) {
    const auto honest = logits.subspan(first, noisy.size());
    const auto row = std::span(served).subspan(first, noisy.size());
    std::ranges::copy(honest, noisy.begin());
    if (defence.logit_noise_sd > 0) add_noise(noisy, defence.logit_noise_sd, rng);
    softmax(noisy, row);
    if (defence.sigmoid_beta > 0) reverse_sigmoid(row, defence.sigmoid_beta, defence.sigmoid_gamma);
    if (defence.poison_share > 0) poison(row, defence.poison_share);
    if (defence.keep_top) put_on_top(row, top_of(honest));
    if (defence.random_share > 0 && rng.chance(defence.random_share)) {
      std::ranges::fill(row, 0.0f);
      row[rng.below(static_cast<std::uint64_t>(classes))] = 1;
    }
  }
  return served;
}

}  // namespace partly::learn
