// Counter-based random words for L counters at once: Threefry-4x32 with 13 rounds (Salmon, Moraes, Dror and
// Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011: 12 pass every
// test of BigCrush). A draw depends on its key and counter alone,
// so any part of a sample can be drawn anywhere, in any order, with the same bits. Rules of vectors.inl.
#pragma once
#include "sim/base/vectors.inl"

namespace partly {
namespace {

template <int L>
struct Threefry {
  using U = typename Vectors<L>::U;
  struct Block {
    U word[4];
  };

  static PARTLY_INLINE U rotate(U x, int by) { return (x << by) | (x >> (32 - by)); }
  static PARTLY_INLINE void mix(U& a, U& b, int by) {
    a += b;
    b = rotate(b, by) ^ a;
  }

  static PARTLY_INLINE Block draw(const std::uint32_t (&key)[4], Block x) {
    constexpr int kTurn[8][2] = {{10, 26}, {11, 21}, {13, 27}, {23, 5},
                                 {6, 20},  {17, 11}, {25, 10}, {18, 20}};
    const std::uint32_t keys[5] = {key[0], key[1], key[2], key[3],
                                   0x1BD11BDA ^ key[0] ^ key[1] ^ key[2] ^ key[3]};
    for (int i = 0; i < 4; ++i) x.word[i] += keys[i];
#pragma GCC unroll 13
    for (int round = 0; round < 13; ++round) {
      const bool even = round % 2 == 0;
      mix(x.word[0], x.word[even ? 1 : 3], kTurn[round % 8][0]);
      mix(x.word[2], x.word[even ? 3 : 1], kTurn[round % 8][1]);
      if (round % 4 < 3) continue;
      const std::uint32_t injection = static_cast<std::uint32_t>(round / 4 + 1);
      for (std::uint32_t i = 0; i < 4; ++i) x.word[i] += keys[(injection + i) % 5];
      x.word[3] += injection;
    }
    return x;
  }
};

}  // namespace
}  // namespace partly
