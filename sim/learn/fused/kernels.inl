// The arithmetic of the fused engine for L floats a vector, in GCC and clang vector extensions: no intrinsics
// but the square root. This file is compiled once for each instruction set, so everything lies in an unnamed
// namespace and nothing from the standard library is called: an inline function compiled here for AVX-512
// must never be the copy that the linker keeps for a machine without it.
// Names: d<name> is the gradient of the loss by <name>; o, i count within a tile, j, k tiles, v vectors.
#if defined(__SSE__)
#include <immintrin.h>
#endif
#include <cstdint>
#include <utility>

#include "sim/learn/fused/kernels.h"

#define PARTLY_INLINE __attribute__((always_inline)) inline

namespace partly::learn::fused {
namespace {

// Spelled out: GCC drops attributes that depend on a template parameter.
template <int L>
struct Lanes;
template <>
struct Lanes<4> {
  typedef float F __attribute__((vector_size(16), may_alias));
  typedef std::int32_t I __attribute__((vector_size(16), may_alias));
};
template <>
struct Lanes<8> {
  typedef float F __attribute__((vector_size(32), may_alias));
  typedef std::int32_t I __attribute__((vector_size(32), may_alias));
};
template <>
struct Lanes<16> {
  typedef float F __attribute__((vector_size(64), may_alias));
  typedef std::int32_t I __attribute__((vector_size(64), may_alias));
};

template <int L>
struct Simd {
  using F = typename Lanes<L>::F;
  using I = typename Lanes<L>::I;

  // A tile and the widest block of vectors whose sums still fit the registers (16, or 32 with AVX-512).
  static constexpr int kOut = L == 4 ? 2 : 4;
  static constexpr int kIn = L / kOut;
  static constexpr int kForwardVectors = L == 8 ? 2 : 4;
  static constexpr int kBackwardVectors = 4;

  static PARTLY_INLINE F load(const float* p) { return *reinterpret_cast<const F*>(p); }
  static PARTLY_INLINE void store(float* p, F value) { *reinterpret_cast<F*>(p) = value; }
  static PARTLY_INLINE F all(float x) { return x - F{}; }
  static PARTLY_INLINE F max(F a, F b) { return a > b ? a : b; }

  static PARTLY_INLINE F sqrt(F x) {
#if defined(__AVX512F__)
    if constexpr (L == 16) return (F)_mm512_sqrt_ps((__m512)x);
#endif
#if defined(__AVX__)
    if constexpr (L == 8) return (F)_mm256_sqrt_ps((__m256)x);
#endif
#if defined(__SSE__)
    if constexpr (L == 4) return (F)_mm_sqrt_ps((__m128)x);
#endif
    F root;
    for (int i = 0; i < L; ++i) root[i] = __builtin_sqrtf(x[i]);
    return root;
  }

  // exp and log after Cephes (Moshier): argument reduction and a polynomial, about 1e-7 relative. exp is used
  // for x <= 0 only and returns about 1e-38 below -87; NaN comes out as NaN.
  static PARTLY_INLINE F exp(F x) {
    x = x < all(-87.0f) ? all(-87.0f) : x;
    const F n = (x * 1.44269504088896341f + 12582912.0f) - 12582912.0f;  // to the nearest whole number
    const F r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
    F p = all(1.9875691500e-4f);
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * (r * r) + r + 1.0f;
    const I power = (__builtin_convertvector(n, I) + 127) << 23;
    return p * (F)power;
  }

  static PARTLY_INLINE F log(F x) {  // x > 0 and normal
    const I bits = (I)x;
    const I exponent = (bits - 0x3f3504f3) >> 23;  // so that the rest lies in sqrt(1/2) to sqrt(2)
    const F n = __builtin_convertvector(exponent, F);
    const F r = (F)(bits - (exponent << 23)) - 1.0f;
    F p = all(7.0376836292e-2f);
    p = p * r - 1.1514610310e-1f;
    p = p * r + 1.1676998740e-1f;
    p = p * r - 1.2420140846e-1f;
    p = p * r + 1.4249322787e-1f;
    p = p * r - 1.6668057665e-1f;
    p = p * r + 2.0000714765e-1f;
    p = p * r - 2.4999993993e-1f;
    p = p * r + 3.3333331174e-1f;
    const F square = r * r;
    return (p * square * r - n * 2.12194440e-4f - 0.5f * square) + r + n * 0.693359375f;
  }

  // Lane l: a[l] + a[l^H] where bit H of l is clear, b[l] + b[l^H] where it is set.
  template <int H, std::size_t... l>
  static PARTLY_INLINE F fold(F a, F b, std::index_sequence<l...>) {
    return __builtin_shufflevector(a, b, ((l & H) ? int(L + l) : int(l))...) +
           __builtin_shufflevector(a, b, ((l & H) ? int(L + (l ^ H)) : int(l ^ H))...);
  }

  // Lane l of the result is the sum over the lanes of sum[l]: L sums and a transposition in log2(L) folds.
  template <int H = 1>
  static PARTLY_INLINE F reduce(F (&sum)[L]) {
    if constexpr (H == L) {
      return sum[0];
    } else {
#pragma GCC unroll 16
      for (int l = 0; l < L; l += 2 * H) sum[l] = fold<H>(sum[l], sum[l + H], std::make_index_sequence<L>());
      return reduce<2 * H>(sum);
    }
  }

  static PARTLY_INLINE float total(F x) {
    float sum = 0;
    for (int i = 0; i < L; ++i) sum += x[i];
    return sum;
  }
};

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
PARTLY_INLINE void adam(float* weight, float* moment1, float* moment2, typename Simd<L>::F gradient,
                        const AdamStep& step) {
  using S = Simd<L>;
  const typename S::F m = S::load(moment1) * step.beta1 + gradient * (1 - step.beta1);
  const typename S::F s = S::load(moment2) * step.beta2 + gradient * gradient * (1 - step.beta2);
  S::store(moment1, m);
  S::store(moment2, s);
  S::store(weight, S::load(weight) * step.keep - step.rate * m / (S::sqrt(s) + step.epsilon));
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
constexpr Kernels kernels_named(const char* name) {
  return {name, L, Simd<L>::kOut, Simd<L>::kIn, forward<L>, backward<L>, update<L>, loss<L>};
}

}  // namespace
}  // namespace partly::learn::fused
