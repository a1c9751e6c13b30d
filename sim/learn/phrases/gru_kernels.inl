// The arithmetic of gated recurrent units for L floats a vector. Compiled once for each instruction set: see
// sim/base/vectors.inl. All matrix work goes through one inner loop: kRows rows times two vectors of
// columns, whose 24 (or 12) sums fill the registers. Names: d<name> is the gradient of the loss by <name>; r
// rows within a block, v vectors, k the summed index.
#include "sim/base/vectors.inl"
#include "sim/learn/fused/adam.inl"
#include "sim/learn/phrases/gru_kernels.h"

namespace partly::learn::phrases {
namespace {

template <int L>
struct Block {
  using S = Vectors<L>;
  using F = typename S::F;
  using I = typename S::I;
  static constexpr int kRows = L == 16 ? 12 : 6;
  static constexpr int kUnits = kRows / 3;
  static constexpr int kVectors = 2;
  static constexpr int kWidth = kVectors * L;  // columns of a block
  static_assert(kUnitPad % kRows == 0 && kStreams % kWidth == 0 && kColumnPad % kWidth == 0);

  F sum[kRows][kVectors];

  PARTLY_INLINE void read(const float* c, std::size_t stride) {
    for (int r = 0; r < kRows; ++r)
      for (int v = 0; v < kVectors; ++v) sum[r][v] = S::load(c + r * stride + v * L);
  }
  PARTLY_INLINE void write(float* c, std::size_t stride) const {
    for (int r = 0; r < kRows; ++r)
      for (int v = 0; v < kVectors; ++v) S::store(c + r * stride + v * L, sum[r][v]);
  }
  // sum += a b, one k: entry r of a lies at a[r * a_stride].
  PARTLY_INLINE void add(const float* a, std::size_t a_stride, const float* b) {
    const F b0 = S::load(b), b1 = S::load(b + L);
    for (int r = 0; r < kRows; ++r) {
      const F weight = S::all(a[r * a_stride]);
      sum[r][0] += weight * b0;
      sum[r][1] += weight * b1;
    }
  }
};

template <int L>
PARTLY_INLINE typename Vectors<L>::F sigmoid(typename Vectors<L>::F x) {
  using S = Vectors<L>;
  const typename S::F zero{};
  const typename S::F small = S::exp(-S::max(x, -x));
  return (x < zero ? small : S::all(1)) / (small + 1);
}

template <int L>
PARTLY_INLINE typename Vectors<L>::F tanh(typename Vectors<L>::F x) {
  using S = Vectors<L>;
  const typename S::F zero{};
  const typename S::F small = S::exp(-2 * S::max(x, -x));
  const typename S::F size = (1 - small) / (1 + small);
  return x < zero ? -size : size;
}

// Lane l is row[index[l]] of a row of 32.
template <int L>
PARTLY_INLINE typename Vectors<L>::F lookup(const float* row, typename Vectors<L>::I index) {
  using S = Vectors<L>;
#if defined(__AVX512F__)
  if constexpr (L == 16)
    return (typename S::F)_mm512_permutex2var_ps((__m512)S::load(row), (__m512i)index,
                                                 (__m512)S::load(row + 16));
#endif
#if defined(__AVX2__)
  if constexpr (L == 8) {
    const __m256i lane = (__m256i)index;
    const auto quarter = [&](int q) { return _mm256_permutevar8x32_ps((__m256)S::load(row + 8 * q), lane); };
    const __m256 bit3 = (__m256)_mm256_slli_epi32(lane, 28), bit4 = (__m256)_mm256_slli_epi32(lane, 27);
    return (typename S::F)_mm256_blendv_ps(_mm256_blendv_ps(quarter(0), quarter(1), bit3),
                                           _mm256_blendv_ps(quarter(2), quarter(3), bit3), bit4);
  }
#endif
  typename S::F out;
  for (int l = 0; l < L; ++l) out[l] = row[index[l]];
  return out;
}

// Kept apart from its callers: inlined, its sums no longer all fit the registers.
template <int L>
__attribute__((noinline)) void product(int blocks, int depth, const float* packed, const float* b,
                                       const float* bias, float* c) {
  using B = Block<L>;
  for (int j = 0; j < blocks; ++j, packed += std::size_t(depth) * B::kRows, c += B::kRows * kStreams)
    for (int column = 0; column < kStreams; column += B::kWidth) {
      B block;
      if (bias) {
        for (int r = 0; r < B::kRows; ++r)
          for (int v = 0; v < B::kVectors; ++v) block.sum[r][v] = B::S::all(bias[j * B::kRows + r]);
      } else {
        block.read(c + column, kStreams);
      }
      const float* weights = packed;
      const float* row = b + column;
      for (int k = 0; k < depth; ++k, weights += B::kRows, row += kStreams) block.add(weights, 1, row);
      block.write(c + column, kStreams);
    }
}

// The sums of three gates of kUnits units for all streams: their input's part, looked up.
template <int L>
PARTLY_INLINE void start_sums(const GruForward& step, int first, float* sums) {
  using S = Vectors<L>;
  constexpr int U = Block<L>::kUnits;
  const std::size_t gate = std::size_t(step.units) * kStreams;
  for (int stream = 0; stream < kStreams; stream += L) {
    const auto symbol = *reinterpret_cast<const typename S::I*>(step.symbols + stream);
    for (int u = 0; u < U; ++u) {
      const float* row = step.table + std::size_t(first + u) * kStreams;
      S::store(sums + u * kStreams + stream, lookup<L>(row, symbol));
      S::store(sums + (U + u) * kStreams + stream, lookup<L>(row + gate, symbol));
      S::store(sums + (2 * U + u) * kStreams + stream, S::all(step.candidate_bias[first + u]));
    }
  }
}

// What follows from the sums of kUnits units.
template <int L>
PARTLY_INLINE void open_gates(const GruForward& step, int first, const float* sums) {
  using S = Vectors<L>;
  using F = typename S::F;
  constexpr int U = Block<L>::kUnits;
  const float* inputs = step.table + std::size_t(2) * step.units * kStreams;
  for (int u = 0; u < U; ++u)
    for (int stream = 0; stream < kStreams; stream += L) {
      const std::size_t row = std::size_t(first + u) * kStreams, at = row + stream;
      const F r = sigmoid<L>(S::load(sums + u * kStreams + stream));
      const F z = sigmoid<L>(S::load(sums + (U + u) * kStreams + stream));
      const F m = S::load(sums + (2 * U + u) * kStreams + stream);
      const auto symbol = *reinterpret_cast<const typename S::I*>(step.symbols + stream);
      const F n = tanh<L>(lookup<L>(inputs + row, symbol) + r * m);
      S::store(step.reset + at, r);
      S::store(step.update + at, z);
      S::store(step.candidate + at, n);
      S::store(step.recurrent_candidate + at, m);
      S::store(step.after + at, n + z * (S::load(step.before + at) - n));
    }
}

template <int L>
void forward(const GruForward& step) {
  using B = Block<L>;
  alignas(64) float sums[B::kRows * kStreams];
  for (int first = 0; first < step.units; first += B::kUnits) {
    start_sums<L>(step, first, sums);
    product<L>(1, step.hidden, step.recurrent + std::size_t(first) * 3 * step.hidden, step.before, nullptr,
               sums);
    open_gates<L>(step, first, sums);
  }
}

template <int L>
void backward(const GruBackward& step) {
  using S = Vectors<L>;
  using F = typename S::F;
  const std::size_t gate = std::size_t(step.units) * kStreams;
  for (std::size_t at = 0; at < gate; at += L) {
    const F r = S::load(step.reset + at), z = S::load(step.update + at), n = S::load(step.candidate + at);
    const F dh = S::load(step.hidden + at);
    const F dn = dh * (1 - z) * (1 - n * n);
    S::store(step.gates + at, dn * S::load(step.recurrent_candidate + at) * r * (1 - r));
    S::store(step.gates + gate + at, dh * (S::load(step.before + at) - n) * z * (1 - z));
    S::store(step.gates + 2 * gate + at, dn * r);
    S::store(step.gates + 3 * gate + at, dn);
    S::store(step.hidden + at, dh * z);
  }
}

template <int L>
void outer(int blocks, int columns, int steps, const float* d, std::size_t d_step, const float* x, float* g) {
  using B = Block<L>;
  for (int j = 0; j < blocks; ++j, d += B::kRows * kStreams, g += std::size_t(B::kRows) * columns)
    for (int column = 0; column < columns; column += B::kWidth) {
      B block;
      block.read(g + column, columns);
      const float* row = x + column;
      for (int s = 0; s < steps; ++s) {
        const float* entry = d + s * d_step;
        for (int k = 0; k < kStreams; ++k, ++entry, row += columns) block.add(entry, kStreams, row);
      }
      block.write(g + column, columns);
    }
}

template <int L>
void row_sums(int rows, int steps, const float* d, std::size_t d_step, float* sums) {
  using S = Vectors<L>;
  for (int row = 0; row < rows; ++row) {
    typename S::F sum{};
    for (int s = 0; s < steps; ++s)
      for (int k = 0; k < kStreams; k += L) sum += S::load(d + s * d_step + std::size_t(row) * kStreams + k);
    sums[row] += S::total(sum);
  }
}

// Lane l of a: b[l ^ H] where bit H of l is set; lane l of b: a[l ^ H] where it is clear.
template <int L, int H, std::size_t... l>
PARTLY_INLINE void swap_lanes(typename Vectors<L>::F& a, typename Vectors<L>::F& b,
                              std::index_sequence<l...>) {
  const typename Vectors<L>::F old = a;
  a = __builtin_shufflevector(old, b, ((l & H) ? int(L + (l ^ H)) : int(l))...);
  b = __builtin_shufflevector(old, b, ((l & H) ? int(L + l) : int(l ^ H))...);
}

template <int L, int H = 1>
PARTLY_INLINE void transpose_tile(typename Vectors<L>::F (&tile)[L]) {
  if constexpr (H < L) {
#pragma GCC unroll 16
    for (int l = 0; l < L; ++l)
      if (!(l & H)) swap_lanes<L, H>(tile[l], tile[l + H], std::make_index_sequence<L>());
    transpose_tile<L, 2 * H>(tile);
  }
}

template <int L>
void transpose(int units, int columns, const float* rows, float* columns_out) {
  using S = Vectors<L>;
  for (int first = 0; first < units; first += L)
    for (int stream = 0; stream < kStreams; stream += L) {
      typename S::F tile[L];
      for (int l = 0; l < L; ++l)
        tile[l] =
            first + l < units ? S::load(rows + std::size_t(first + l) * kStreams + stream) : typename S::F{};
      transpose_tile<L>(tile);
      for (int l = 0; l < L; ++l) S::store(columns_out + std::size_t(stream + l) * columns + first, tile[l]);
    }
}

template <int L>
float sum_of_squares(std::size_t count, const float* values) {
  using S = Vectors<L>;
  typename S::F sum{};
  for (std::size_t i = 0; i < count; i += L) {
    const typename S::F value = S::load(values + i);
    sum += value * value;
  }
  return S::total(sum);
}

template <int L>
void adam_all(std::size_t count, float* weights, float* moment1, float* moment2, const float* gradient,
              float scale, const fused::AdamStep& step) {
  for (std::size_t i = 0; i < count; i += L)
    fused::adam<L>(weights + i, moment1 + i, moment2 + i, Vectors<L>::load(gradient + i) * scale, step);
}

template <int L>
constexpr GruKernels gru_kernels_of(const fused::Kernels& (*fused)(), const char* name) {
  return {name,     Block<L>::kRows, fused,        forward<L>,        backward<L>, product<L>,
          outer<L>, row_sums<L>,     transpose<L>, sum_of_squares<L>, adam_all<L>};
}

}  // namespace
}  // namespace partly::learn::phrases
