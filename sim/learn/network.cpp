#include "sim/learn/network.h"

#include <cmath>

namespace partly::learn {
namespace {

std::size_t layer_size(const MlpShape& shape, std::size_t layer) {
  return (static_cast<std::size_t>(shape.widths[layer]) + 1) *
         static_cast<std::size_t>(shape.widths[layer + 1]);
}

std::size_t layer_offset(const MlpShape& shape, std::size_t layer) {
  std::size_t offset = 0;
  for (std::size_t i = 0; i < layer; ++i) offset += layer_size(shape, i);
  return offset;
}

struct Place {
  std::size_t offset, count;
};

Place matrix_place(const MlpShape& shape, std::size_t layer) {
  return {layer_offset(shape, layer),
          static_cast<std::size_t>(shape.widths[layer]) * shape.widths[layer + 1]};
}

Place bias_place(const MlpShape& shape, std::size_t layer) {
  const Place matrix = matrix_place(shape, layer);
  return {matrix.offset + matrix.count, static_cast<std::size_t>(shape.widths[layer + 1])};
}

}  // namespace

std::size_t MlpShape::parameter_count() const { return layer_offset(*this, layer_count()); }

std::span<const float> Weights::matrix(std::size_t layer) const {
  const Place place = matrix_place(shape, layer);
  return std::span(values).subspan(place.offset, place.count);
}

std::span<const float> Weights::bias(std::size_t layer) const {
  const Place place = bias_place(shape, layer);
  return std::span(values).subspan(place.offset, place.count);
}

std::span<float> Weights::matrix(std::size_t layer) {
  const Place place = matrix_place(shape, layer);
  return std::span(values).subspan(place.offset, place.count);
}

std::span<float> Weights::bias(std::size_t layer) {
  const Place place = bias_place(shape, layer);
  return std::span(values).subspan(place.offset, place.count);
}

Weights initial_weights(const MlpShape& shape, Rng& rng, InitialSpread spread) {
  const double variance = spread == InitialSpread::he ? 2.0 : 1.0;  // times fan_in
  Weights weights{shape, std::vector<float>(shape.parameter_count())};
  for (std::size_t layer = 0; layer < shape.layer_count(); ++layer) {
    const double sd = std::sqrt(variance / shape.widths[layer]);
    for (float& w : weights.matrix(layer)) w = static_cast<float>(sd * rng.normal());
  }
  return weights;
}

std::vector<float> reference_logits(const Weights& weights, std::span<const float> x) {
  const auto& widths = weights.shape.widths;
  const std::size_t n = x.size() / widths.front();
  std::vector<float> activation(x.begin(), x.end());  // (n, in) of the layer at hand
  for (std::size_t layer = 0; layer < weights.shape.layer_count(); ++layer) {
    const std::size_t in = widths[layer], out = widths[layer + 1];
    const bool relu = layer + 1 < weights.shape.layer_count();
    const auto matrix = weights.matrix(layer);
    const auto bias = weights.bias(layer);
    std::vector<float> next(n * out);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < out; ++j) {
        float sum = bias[j];
        for (std::size_t k = 0; k < in; ++k) sum += matrix[j * in + k] * activation[i * in + k];
        next[i * out + j] = relu && sum < 0 ? 0 : sum;
      }
    }
    activation = std::move(next);
  }
  return activation;
}

}  // namespace partly::learn
