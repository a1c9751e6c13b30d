// A second, slow opinion for the tests of phrases: the same recurrent network in double precision, one text
// at a time, written from its definition (sim/learn/phrases/gru.h) and not from the kernels.
#pragma once
#include <array>
#include <cmath>
#include <vector>

#include "sim/learn/phrases/gru.h"
#include "sim/learn/phrases/text_set.h"

namespace partly::learn::phrases::reference {

using Vector = std::vector<double>;

struct Net {
  GruShape shape;
  Vector values;
  GruPlaces places{shape};
};

inline Net net_of(const GruWeights& weights) {
  return {weights.shape, {weights.values.begin(), weights.values.end()}, GruPlaces(weights.shape)};
}

inline double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

// What one time step computes, kept for the way back.
struct SliceState {
  Symbol symbol;
  Vector before, r, z, n, m, after, probabilities;  // m: U_n h + c_n
};

inline double dot(const double* a, const double* b, int count) {
  double sum = 0;
  for (int i = 0; i < count; ++i) sum += a[i] * b[i];
  return sum;
}

inline SliceState step(const Net& net, Symbol symbol, const Vector& h) {
  const int hidden = net.shape.hidden;
  const double* v = net.values.data();
  const double* x = v + net.places.embedding + symbol * kEmbedding;
  SliceState now{
      symbol,          h, Vector(hidden), Vector(hidden), Vector(hidden), Vector(hidden), Vector(hidden),
      Vector(kSymbols)};
  const auto input = [&](int row) {
    return v[net.places.input_bias + row] + dot(v + net.places.input + row * kEmbedding, x, kEmbedding);
  };
  const auto recurrent = [&](int row) {
    return v[net.places.recurrent_bias + row] +
           dot(v + net.places.recurrent + row * hidden, h.data(), hidden);
  };
  for (int i = 0; i < hidden; ++i) {
    now.r[i] = sigmoid(input(i) + recurrent(i));
    now.z[i] = sigmoid(input(hidden + i) + recurrent(hidden + i));
    now.m[i] = recurrent(2 * hidden + i);
    now.n[i] = std::tanh(input(2 * hidden + i) + now.r[i] * now.m[i]);
    now.after[i] = (1 - now.z[i]) * now.n[i] + now.z[i] * h[i];
  }
  double sum = 0;
  for (int s = 0; s < kSymbols; ++s) {
    now.probabilities[s] = std::exp(v[net.places.output_bias + s] +
                                    dot(v + net.places.output + s * hidden, now.after.data(), hidden));
    sum += now.probabilities[s];
  }
  for (double& p : now.probabilities) p /= sum;
  return now;
}

inline std::vector<SliceState> read(const Net& net, std::span<const Symbol> text) {
  std::vector<SliceState> moments;
  Vector h(net.shape.hidden, 0);
  for (const Symbol symbol : text) {
    moments.push_back(step(net, symbol, h));
    h = moments.back().after;
  }
  return moments;
}

inline double expected(const TextPiece& piece, std::size_t place, int symbol) {
  return piece.expected.empty() ? piece.text[place] == symbol : piece.expected[place * kSymbols + symbol];
}

inline std::vector<SliceState> read(const Net& net, const TextPiece& piece, std::size_t first) {
  return read(net, std::span(piece.text).subspan(first, kWindow));
}

inline double mean_loss(const Net& net, const TextSet& texts, const std::vector<WindowPlace>& windows) {
  double loss = 0;
  for (const WindowPlace& window : windows) {
    const TextPiece& piece = texts.pieces[window.piece];
    const auto moments = read(net, piece, window.first);
    for (int time = 0; time < kWindow; ++time)
      for (int s = 0; s < kSymbols; ++s)
        if (const double t = expected(piece, window.first + time + 1, s); t > 0)
          loss -= t * std::log(moments[time].probabilities[s]);
  }
  return loss / (kWindow * static_cast<double>(windows.size()));
}

// Adds the gradient of one time step to `total`, given that by the state after it; returns that by the state
// before.
inline Vector step_back(const Net& net, const SliceState& now, const Vector& d_logits, Vector d_after,
                        Vector& total) {
  const int hidden = net.shape.hidden;
  const double* v = net.values.data();
  for (int s = 0; s < kSymbols; ++s) {
    total[net.places.output_bias + s] += d_logits[s];
    for (int i = 0; i < hidden; ++i) {
      total[net.places.output + s * hidden + i] += d_logits[s] * now.after[i];
      d_after[i] += d_logits[s] * v[net.places.output + s * hidden + i];
    }
  }
  Vector d_before(hidden);
  const double* x = v + net.places.embedding + now.symbol * kEmbedding;
  const auto spread = [&](int row, double by_input, double by_recurrent) {
    total[net.places.input_bias + row] += by_input;
    total[net.places.recurrent_bias + row] += by_recurrent;
    for (int e = 0; e < kEmbedding; ++e) {
      total[net.places.input + row * kEmbedding + e] += by_input * x[e];
      total[net.places.embedding + now.symbol * kEmbedding + e] +=
          by_input * v[net.places.input + row * kEmbedding + e];
    }
    for (int k = 0; k < hidden; ++k) {
      total[net.places.recurrent + row * hidden + k] += by_recurrent * now.before[k];
      d_before[k] += by_recurrent * v[net.places.recurrent + row * hidden + k];
    }
  };
  for (int i = 0; i < hidden; ++i) {
    const double d_n = d_after[i] * (1 - now.z[i]) * (1 - now.n[i] * now.n[i]);
    const double d_r = d_n * now.m[i] * now.r[i] * (1 - now.r[i]);
    const double d_z = d_after[i] * (now.before[i] - now.n[i]) * now.z[i] * (1 - now.z[i]);
    spread(i, d_r, d_r);
    spread(hidden + i, d_z, d_z);
    spread(2 * hidden + i, d_n, d_n * now.r[i]);
    d_before[i] += d_after[i] * now.z[i];
  }
  return d_before;
}

inline Vector gradient(const Net& net, const TextSet& texts, const std::vector<WindowPlace>& windows) {
  Vector total(net.values.size(), 0);
  for (const WindowPlace& window : windows) {
    const TextPiece& piece = texts.pieces[window.piece];
    const auto moments = read(net, piece, window.first);
    Vector d_hidden(net.shape.hidden, 0);
    for (int time = kWindow - 1; time >= 0; --time) {
      Vector d_logits(kSymbols);
      double all = 0;  // that the teacher expected: 1 but for rounding
      for (int s = 0; s < kSymbols; ++s) all += expected(piece, window.first + time + 1, s);
      for (int s = 0; s < kSymbols; ++s)
        d_logits[s] = (all * moments[time].probabilities[s] - expected(piece, window.first + time + 1, s)) /
                      (kWindow * static_cast<double>(windows.size()));
      d_hidden = step_back(net, moments[time], d_logits, d_hidden, total);
    }
  }
  return total;
}

}  // namespace partly::learn::phrases::reference
