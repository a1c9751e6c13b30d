// Seeded random streams. Every job and every purpose draws from a stream of its own, derived from the
// scenario's seed and the purpose's name, so that adding a draw in one place moves nothing elsewhere.
// There is no global generator. Bits are the same on every platform (no <random> distributions).
// Source: xoshiro256++ and splitmix64, Blackman and Vigna, prng.di.unimi.it (public domain).
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace partly {

// Mixes a purpose and an index into a seed: the only way in which seeds are derived.
std::uint64_t derive_seed(std::uint64_t seed, std::string_view purpose, std::uint64_t index = 0);

class Rng {
 public:
  explicit Rng(std::uint64_t seed);
  Rng(std::uint64_t seed, std::string_view purpose, std::uint64_t index = 0)
      : Rng(derive_seed(seed, purpose, index)) {}

  std::uint64_t next();                     // 64 uniform bits
  double uniform();                         // [0, 1)
  double uniform(double low, double high);  // [low, high)
  std::uint64_t below(std::uint64_t n);     // {0, ..., n-1}, unbiased; n > 0
  double normal();                          // mean 0, sd 1 (Box-Muller)
  bool chance(double probability) { return uniform() < probability; }

  template <class T>
  void shuffle(std::span<T> items) {  // Fisher-Yates
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::array<std::uint64_t, 4> state_;
  double spare_normal_ = 0;
  bool has_spare_ = false;
};

}  // namespace partly
