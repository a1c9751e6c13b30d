#include "sim/learn/phrases/gru.h"

#include <algorithm>
#include <cmath>

namespace partly::learn::phrases {
namespace {

constexpr int kWidest = 1024;

}  // namespace

GruPlaces::GruPlaces(const GruShape& shape) {
  const auto hidden = static_cast<std::size_t>(shape.hidden);
  std::size_t next = 0;
  const auto take = [&](std::size_t count) { return std::exchange(next, next + count); };
  embedding = take(std::size_t{kSymbols} * kEmbedding);
  input = take(3 * hidden * kEmbedding);
  recurrent = take(3 * hidden * hidden);
  input_bias = take(3 * hidden);
  recurrent_bias = take(3 * hidden);
  output = take(kSymbols * hidden);
  output_bias = take(kSymbols);
  end = next;
}

std::size_t GruShape::parameter_count() const { return GruPlaces(*this).end; }

GruWeights initial_weights(const GruShape& shape, Rng& rng) {
  const GruPlaces places(shape);
  GruWeights weights{shape, std::vector<float>(places.end)};
  const double reach = 1 / std::sqrt(static_cast<double>(shape.hidden));
  for (std::size_t i = 0; i < places.end; ++i)
    weights.values[i] = static_cast<float>(i < places.input ? rng.normal() : rng.uniform(-reach, reach));
  return weights;
}

Status check_weights(const GruWeights& weights) {
  if (weights.shape.hidden < 1 || weights.shape.hidden > kWidest)
    return Error{ErrorKind::usage,
                 "A language model has 1 to 1024 hidden units, not " + std::to_string(weights.shape.hidden),
                 "hidden", "Choose 96, the width of a student"};
  if (weights.values.size() != weights.shape.parameter_count())
    return Error{ErrorKind::usage,
                 "There are " + std::to_string(weights.values.size()) + " weights where the shape has " +
                     std::to_string(weights.shape.parameter_count()),
                 "weights", "Make them with initial_weights"};
  if (!std::ranges::all_of(weights.values, [](float value) { return std::isfinite(value); }))
    return Error{ErrorKind::usage, "A weight is not a finite number", "weights", "Start from other weights"};
  return {};
}

}  // namespace partly::learn::phrases
