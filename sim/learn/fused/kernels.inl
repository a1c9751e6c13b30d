// The arithmetic of the fused engine for L floats a vector. Compiled once for each instruction set: see
// simd.inl. Names: d<name> is the gradient of the loss by <name>; o, i count within a tile, j, k tiles, v
// vectors.
#include "sim/learn/fused/adam.inl"
#include "sim/learn/fused/kernels.h"
#include "sim/learn/fused/simd.inl"

namespace partly::learn::fused {
namespace {

// Forward: kOut rows of z for V vectors of the batch, each input row read once for all of them.
template <int L, int V>
PARTLY_INLINE void forward_block(const Layer& layer, const float* tile, const float* bias, const float* x,
                                 float* z, std::size_t stride, bool relu) {
  using S = Simd<L>;
  typename S::F sum[S::kOut][V];
  for (int o = 0; o < S::kOut; ++o)
    for (int v = 0; v < V; ++v) sum[o][v] = S::all(bias[o]);
  for (int k = 0; k < layer.in_tiles; ++k, tile += L) {
    for (int i = 0; i < S::kIn; ++i, x += stride) {
      typename S::F input[V];
      for (int v = 0; v < V; ++v) input[v] = S::load(x + v * L);
      for (int o = 0; o < S::kOut; ++o) {
        const typename S::F weight = S::all(tile[o * S::kIn + i]);
        for (int v = 0; v < V; ++v) sum[o][v] += weight * input[v];
      }
    }
  }
  const typename S::F zero{};  // max() lets a NaN on its right through: a broken net shows in its loss
  for (int o = 0; o < S::kOut; ++o)
    for (int v = 0; v < V; ++v) S::store(z + o * stride + v * L, relu ? S::max(zero, sum[o][v]) : sum[o][v]);
}

template <int L>
void forward(const Layer& layer, const float* parameters, const float* x, float* z, int vectors, bool relu) {
  using S = Simd<L>;
  constexpr int V = S::kForwardVectors;
  const std::size_t stride = std::size_t(vectors) * L;
  for (int j = 0; j < layer.out_tiles; ++j) {
    const float* tile = parameters + layer.weights + std::size_t(j) * layer.in_tiles * L;
    const float* bias = parameters + layer.biases + j * S::kOut;
    float* row = z + std::size_t(j) * S::kOut * stride;
    int v = 0;
    for (; v + V <= vectors; v += V)
      forward_block<L, V>(layer, tile, bias, x + v * L, row + v * L, stride, relu);
    for (; v < vectors; ++v) forward_block<L, 1>(layer, tile, bias, x + v * L, row + v * L, stride, relu);
  }
}

// Backward: kIn rows of dx for V vectors of the batch.
template <int L, int V>
PARTLY_INLINE void backward_block(const Layer& layer, const float* tile, const float* dz, const float* x,
                                  float* dx, std::size_t stride) {
  using S = Simd<L>;
  typename S::F sum[S::kIn][V] = {};
  for (int j = 0; j < layer.out_tiles; ++j, tile += std::size_t(layer.in_tiles) * L) {
    for (int o = 0; o < S::kOut; ++o, dz += stride) {
      typename S::F d[V];
      for (int v = 0; v < V; ++v) d[v] = S::load(dz + v * L);
      for (int i = 0; i < S::kIn; ++i) {
        const typename S::F weight = S::all(tile[o * S::kIn + i]);
        for (int v = 0; v < V; ++v) sum[i][v] += weight * d[v];
      }
    }
  }
  const typename S::F zero{};
  for (int i = 0; i < S::kIn; ++i)
    for (int v = 0; v < V; ++v) {
      const std::size_t at = i * stride + v * L;
      S::store(dx + at, S::load(x + at) > zero ? sum[i][v] : zero);
    }
}

template <int L>
void backward(const Layer& layer, const float* parameters, const float* dz, const float* x, float* dx,
              int vectors) {
  using S = Simd<L>;
  constexpr int V = S::kBackwardVectors;
  const std::size_t stride = std::size_t(vectors) * L;
  for (int k = 0; k < layer.in_tiles; ++k) {
    const float* tile = parameters + layer.weights + std::size_t(k) * L;
    const std::size_t row = std::size_t(k) * S::kIn * stride;
    int v = 0;
    for (; v + V <= vectors; v += V)
      backward_block<L, V>(layer, tile, dz + v * L, x + row + v * L, dx + row + v * L, stride);
    for (; v < vectors; ++v)
      backward_block<L, 1>(layer, tile, dz + v * L, x + row + v * L, dx + row + v * L, stride);
  }
}

template <int L>
void update(const Layer& layer, float* parameters, float* moment1, float* moment2, const float* dz,
            const float* x, int vectors, const AdamStep& step) {
  using S = Simd<L>;
  const std::size_t stride = std::size_t(vectors) * L;
  std::size_t at = layer.weights;
  for (int j = 0; j < layer.out_tiles; ++j) {
    for (int k = 0; k < layer.in_tiles; ++k, at += L) {
      const float* d = dz + std::size_t(j) * S::kOut * stride;
      const float* input = x + std::size_t(k) * S::kIn * stride;
      typename S::F sum[L] = {};  // sum[o * kIn + i], still spread over the lanes
      for (int v = 0; v < vectors; ++v, d += L, input += L) {
        typename S::F row[S::kIn];
        for (int i = 0; i < S::kIn; ++i) row[i] = S::load(input + i * stride);
        for (int o = 0; o < S::kOut; ++o) {
          const typename S::F d_o = S::load(d + o * stride);
          for (int i = 0; i < S::kIn; ++i) sum[o * S::kIn + i] += d_o * row[i];
        }
      }
      adam<L>(parameters + at, moment1 + at, moment2 + at, S::reduce(sum), step);
    }
  }
  for (int first = 0; first < layer.out; first += L) {  // biases, L at a time
    typename S::F sum[L] = {};
    for (int l = 0; l < L && first + l < layer.out; ++l)
      for (int v = 0; v < vectors; ++v) sum[l] += S::load(dz + std::size_t(first + l) * stride + v * L);
    at = layer.biases + first;
    adam<L>(parameters + at, moment1 + at, moment2 + at, S::reduce(sum), step);
  }
}

// The distillation head. With u = z - max z, p = softmax(z), q = softmax(z / T), t the teacher's at T:
//   loss = -(1-alpha) log p[label] + alpha T^2 sum_c t_c (log t_c - log q_c)
//        = hard log(sum exp u) + soft T log(sum exp(u / T)) - sum_c target_c u_c + constant
//   dz_c = hard p_c + soft q_c - target_c
// where target, hard, soft and constant do not change while training, and are 0 for padded examples.
template <int L, bool Hard, bool Soft>
PARTLY_INLINE float loss_rows(int classes, const float* z, const LossRows& rows, float temperature, float* dz,
                              float* scratch, std::size_t stride) {
  using S = Simd<L>;
  using F = typename S::F;
  const float cool = 1 / temperature;
  F loss{};
  for (std::size_t at = 0; at < stride; at += L) {
    F top = S::load(z + at);
    for (int c = 1; c < classes; ++c) top = S::max(top, S::load(z + c * stride + at));
    F sum_p{}, sum_q{}, dot{};
    for (int c = 0; c < classes; ++c) {
      const std::size_t here = c * stride + at;
      const F u = S::load(z + here) - top;
      dot += S::load(rows.target + here) * u;
      if constexpr (Hard) {
        const F e = S::exp(u);
        sum_p += e;
        S::store(dz + here, e);
      }
      if constexpr (Soft) {
        const F e = S::exp(u * cool);
        sum_q += e;
        S::store(scratch + c * L, e);
      }
    }
    const F hard = S::load(rows.hard + at), soft = S::load(rows.soft + at);
    const F scale_p = hard / sum_p, scale_q = soft / sum_q;
    for (int c = 0; c < classes; ++c) {
      const std::size_t here = c * stride + at;
      F d = -S::load(rows.target + here);
      if constexpr (Hard) d += scale_p * S::load(dz + here);
      if constexpr (Soft) d += scale_q * S::load(scratch + c * L);
      S::store(dz + here, d);
    }
    loss += S::load(rows.constant + at) - dot;
    if constexpr (Hard) loss += hard * S::log(sum_p);
    if constexpr (Soft) loss += soft * temperature * S::log(sum_q);
  }
  return S::total(loss);
}

template <int L>
float loss(int classes, const float* z, const LossRows& rows, bool any_hard, bool any_soft, float temperature,
           float* dz, float* scratch, int vectors) {
  const std::size_t stride = std::size_t(vectors) * L;
  if (any_hard && any_soft)
    return loss_rows<L, true, true>(classes, z, rows, temperature, dz, scratch, stride);
  if (any_soft) return loss_rows<L, false, true>(classes, z, rows, temperature, dz, scratch, stride);
  return loss_rows<L, true, false>(classes, z, rows, temperature, dz, scratch, stride);
}

template <int L>
void decide(int classes, const float* z, std::int32_t* choice, float* probability, int vectors) {
  using S = Simd<L>;
  const std::size_t stride = std::size_t(vectors) * L;
  for (std::size_t at = 0; at < stride; at += L) {
    typename S::F top = S::load(z + at), sum{};
    typename S::I first{};
    for (int c = 1; c < classes; ++c) {
      const typename S::F next = S::load(z + c * stride + at);
      const typename S::I greater = next > top;
      first = greater ? typename S::I{} + c : first;
      top = S::max(next, top);
    }
    for (int c = 0; c < classes; ++c) sum += S::exp(S::load(z + c * stride + at) - top);
    __builtin_memcpy(choice + at, &first, sizeof first);
    S::store(probability + at, 1 / sum);
  }
}

template <int L>
constexpr Kernels kernels_named(const char* name) {
  return {name, L, Simd<L>::kOut, Simd<L>::kIn, forward<L>, backward<L>, update<L>, loss<L>, decide<L>};
}

}  // namespace
}  // namespace partly::learn::fused
