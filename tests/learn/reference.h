// A second, slow opinion for the engine tests: the same network, loss and optimiser in double precision, one
// example at a time, written from the definitions and not from the kernels.
#pragma once
#include <algorithm>
#include <cmath>
#include <vector>

#include "sim/learn/engine.h"

namespace partly::learn::reference {

struct Net {
  MlpShape shape;
  std::vector<double> values;
};

inline Net net_of(const Weights& weights) {
  return {weights.shape, {weights.values.begin(), weights.values.end()}};
}

inline std::vector<double> log_softmax(const std::vector<double>& z, double temperature) {
  const double top = *std::max_element(z.begin(), z.end());
  double sum = 0;
  for (const double value : z) sum += std::exp((value - top) / temperature);
  std::vector<double> out;
  for (const double value : z) out.push_back((value - top) / temperature - std::log(sum));
  return out;
}

inline std::vector<double> teacher_log_softmax(const TransferSet& data, std::size_t i, double T) {
  const float* opinion = data.teacher_logits.data() + i * data.classes;
  return log_softmax({opinion, opinion + data.classes}, T);
}

// What the units of each layer but the last are multiplied by for one example (dropout); empty: nothing.
using Gains = std::vector<std::vector<double>>;

// Activations of every layer for one example; the last are the logits.
inline std::vector<std::vector<double>> activations(const Net& net, const float* x, const Gains& gains = {}) {
  std::vector<std::vector<double>> all{{x, x + net.shape.inputs()}};
  const auto apply_gains = [&] {
    if (all.size() > gains.size()) return;
    for (std::size_t k = 0; k < all.back().size(); ++k) all.back()[k] *= gains[all.size() - 1][k];
  };
  apply_gains();
  const double* w = net.values.data();
  for (std::size_t layer = 0; layer < net.shape.layer_count(); ++layer) {
    const std::size_t in = net.shape.widths[layer], out = net.shape.widths[layer + 1];
    std::vector<double> z(out);
    for (std::size_t j = 0; j < out; ++j) {
      z[j] = w[in * out + j];
      for (std::size_t k = 0; k < in; ++k) z[j] += w[j * in + k] * all.back()[k];
      if (layer + 1 < net.shape.layer_count()) z[j] = std::max(0.0, z[j]);
    }
    all.push_back(z);
    apply_gains();
    w += (in + 1) * out;
  }
  return all;
}

inline double example_loss(const TransferSet& data, std::size_t i, double T, const std::vector<double>& z) {
  const double alpha = data.alpha.empty() ? 0 : data.alpha[i];
  double loss = -(1 - alpha) * log_softmax(z, 1)[data.label[i]];
  if (alpha > 0) {
    const auto t = teacher_log_softmax(data, i, T), q = log_softmax(z, T);
    for (int c = 0; c < data.classes; ++c) loss += alpha * T * T * std::exp(t[c]) * (t[c] - q[c]);
  }
  return loss;
}

inline double mean_loss(const Net& net, const TransferSet& data, double T) {
  double sum = 0;
  for (std::size_t i = 0; i < data.size(); ++i)
    sum += example_loss(data, i, T, activations(net, data.x.data() + i * data.inputs).back());
  return sum / static_cast<double>(data.size());
}

// d mean_loss / d parameter by central differences.
inline double numeric_gradient(Net net, std::size_t parameter, const TransferSet& data, double T) {
  constexpr double kStep = 1e-5;
  const double value = net.values[parameter];
  net.values[parameter] = value + kStep;
  const double above = mean_loss(net, data, T);
  net.values[parameter] = value - kStep;
  return (above - mean_loss(net, data, T)) / (2 * kStep);
}

// By the chain rule, all of them at once.
inline std::vector<double> gradient(const Net& net, const TransferSet& data, double T) {
  std::vector<double> total(net.values.size(), 0);
  for (std::size_t i = 0; i < data.size(); ++i) {
    const auto a = activations(net, data.x.data() + i * data.inputs);
    const double alpha = data.alpha.empty() ? 0 : data.alpha[i];
    const auto p = log_softmax(a.back(), 1), q = log_softmax(a.back(), T);
    std::vector<double> dz(data.classes);
    for (int c = 0; c < data.classes; ++c) {
      dz[c] = (1 - alpha) * (std::exp(p[c]) - (c == data.label[i]));
      if (alpha > 0) dz[c] += alpha * T * (std::exp(q[c]) - std::exp(teacher_log_softmax(data, i, T)[c]));
    }
    std::size_t end = net.values.size();
    for (std::size_t layer = net.shape.layer_count(); layer-- > 0;) {
      const std::size_t in = net.shape.widths[layer], out = net.shape.widths[layer + 1];
      const std::size_t first = end - (in + 1) * out;
      std::vector<double> dx(in, 0);
      for (std::size_t j = 0; j < out; ++j) {
        const double d = dz[j] / static_cast<double>(data.size());
        total[first + in * out + j] += d;
        for (std::size_t k = 0; k < in; ++k) {
          total[first + j * in + k] += d * a[layer][k];
          if (a[layer][k] > 0) dx[k] += dz[j] * net.values[first + j * in + k];
        }
      }
      dz = dx;
      end = first;
    }
  }
  return total;
}

struct Adam {
  std::vector<double> m, v;
  int t = 0;

  void step(Net& net, const std::vector<double>& gradient, double rate, double weight_decay) {
    m.resize(net.values.size(), 0);
    v.resize(net.values.size(), 0);
    ++t;
    for (std::size_t i = 0; i < net.values.size(); ++i) {
      m[i] = 0.9 * m[i] + 0.1 * gradient[i];
      v[i] = 0.999 * v[i] + 0.001 * gradient[i] * gradient[i];
      const double m_hat = m[i] / (1 - std::pow(0.9, t)), v_hat = v[i] / (1 - std::pow(0.999, t));
      net.values[i] -= rate * weight_decay * net.values[i] + rate * m_hat / (std::sqrt(v_hat) + 1e-8);
    }
  }
};

}  // namespace partly::learn::reference
