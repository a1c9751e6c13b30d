// Money in whole cents. Sums are exact; only prices and rates are floating point, and they are rounded
// once, when a bill is written.
#pragma once
#include <algorithm>
#include <cmath>
#include <compare>
#include <cstdint>

namespace partly::econ {

// No sum that the books form may pass this many cents, so that no sum of sums can overflow 64 bits.
inline constexpr std::int64_t kMostCents = 400'000'000'000'000'000;  // 4 quadrillion dollars

struct Money {
  std::int64_t cents = 0;

  // Rounded to whole cents. What is beyond the books' limit stays at it, so that no price can turn round in
  // sign.
  static Money usd(double amount) {
    return {static_cast<std::int64_t>(
        std::llround(std::clamp(amount * 100.0, -kMostCents * 1.0, kMostCents * 1.0)))};
  }
  double usd() const { return static_cast<double>(cents) / 100.0; }

  auto operator<=>(const Money&) const = default;
  Money operator-() const { return {-cents}; }
  Money& operator+=(Money other) {
    cents += other.cents;
    return *this;
  }
  Money& operator-=(Money other) {
    cents -= other.cents;
    return *this;
  }
  friend Money operator+(Money a, Money b) { return {a.cents + b.cents}; }
  friend Money operator-(Money a, Money b) { return {a.cents - b.cents}; }
};

}  // namespace partly::econ
