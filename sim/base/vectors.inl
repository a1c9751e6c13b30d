// Vectors of L floats, in GCC and clang vector extensions: no intrinsics but the square root. Whoever
// includes this is compiled once for each instruction set, so everything lies in an unnamed namespace and
// nothing from the standard library is called: an inline function compiled here for AVX-512 must never be the
// copy that the linker keeps for a machine without it.
#pragma once
#if defined(__SSE__)
#include <immintrin.h>
#endif
#include <cstddef>
#include <cstdint>
#include <utility>

#define PARTLY_INLINE __attribute__((always_inline)) inline

namespace partly {
namespace {

// Spelled out: GCC drops attributes that depend on a template parameter.
template <int L>
struct Lanes;
template <>
struct Lanes<4> {
  typedef float F __attribute__((vector_size(16), may_alias));
  typedef std::int32_t I __attribute__((vector_size(16), may_alias));
  typedef std::uint32_t U __attribute__((vector_size(16), may_alias));
};
template <>
struct Lanes<8> {
  typedef float F __attribute__((vector_size(32), may_alias));
  typedef std::int32_t I __attribute__((vector_size(32), may_alias));
  typedef std::uint32_t U __attribute__((vector_size(32), may_alias));
};
template <>
struct Lanes<16> {
  typedef float F __attribute__((vector_size(64), may_alias));
  typedef std::int32_t I __attribute__((vector_size(64), may_alias));
  typedef std::uint32_t U __attribute__((vector_size(64), may_alias));
};

template <int L>
struct Vectors {
  using F = typename Lanes<L>::F;
  using I = typename Lanes<L>::I;
  using U = typename Lanes<L>::U;

  static PARTLY_INLINE F load(const float* p) { return *reinterpret_cast<const F*>(p); }
  static PARTLY_INLINE void store(float* p, F value) { *reinterpret_cast<F*>(p) = value; }
  static PARTLY_INLINE F all(float x) { return x - F{}; }
  static PARTLY_INLINE F max(F a, F b) { return a > b ? a : b; }
  static PARTLY_INLINE F min(F a, F b) { return a < b ? a : b; }

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

  // exp and log after Cephes (Moshier): argument reduction and a polynomial, about 1e-7 relative. exp returns
  // about 1e-38 below -87 and about 1e38 above 88; NaN comes out as NaN.
  static PARTLY_INLINE F exp(F x) {
    x = x < all(-87.0f) ? all(-87.0f) : x;
    x = x > all(88.0f) ? all(88.0f) : x;
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

  // 32 random bits to a uniform number, never 0 and never 1.
  static PARTLY_INLINE F uniform(U bits) {
    return (__builtin_convertvector((I)(bits >> 9), F) + 0.5f) * 0x1p-23f;
  }

  // Two independent standard normal numbers from two uniform ones (Box and Muller 1958). Sine and cosine
  // after Cephes on an eighth of a turn.
  static PARTLY_INLINE void normals(F u, F v, F& a, F& b) {
    const F turns = v * 4.0f;
    const F whole = (turns + 12582912.0f) - 12582912.0f;
    const F angle = (turns - whole) * 1.57079632679489662f, square = angle * angle;
    const F sine =
        ((square * -1.9515295891e-4f + 8.3321608736e-3f) * square - 1.6666654611e-1f) * square * angle +
        angle;
    const F cosine =
        ((square * 2.443315711809948e-5f - 1.388731625493765e-3f) * square + 4.166664568298827e-2f) * square *
            square -
        0.5f * square + 1.0f;
    const I quarter = __builtin_convertvector(whole, I);
    const I odd = (quarter & 1) != 0;
    const F s = odd ? cosine : sine, c = odd ? sine : cosine;
    const F radius = sqrt(-2.0f * log(u));
    a = radius * (((quarter + 1) & 2) != 0 ? -c : c);
    b = radius * ((quarter & 2) != 0 ? -s : s);
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

}  // namespace
}  // namespace partly
