// Money in whole cents. Sums are exact; only prices and rates are floating point, and they are rounded
// once, when a bill is written.
#pragma once
#include <cmath>
#include <compare>
#include <cstdint>

namespace partly::econ {

struct Money {
  std::int64_t cents = 0;

  static Money usd(double amount) { return {static_cast<std::int64_t>(std::llround(amount * 100.0))}; }
  double usd() const { return static_cast<double>(cents) / 100.0; }

  auto operator<=>(const Money&) const = default;
  Money operator-() const { return {-cents}; }
  Money& operator+=(Money other) { cents += other.cents; return *this; }
  Money& operator-=(Money other) { cents -= other.cents; return *this; }
  friend Money operator+(Money a, Money b) { return {a.cents + b.cents}; }
  friend Money operator-(Money a, Money b) { return {a.cents - b.cents}; }
};

}  // namespace partly::econ
