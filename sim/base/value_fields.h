// The fields of the values of this room (fields.h).
#pragma once
#include "sim/base/fields.h"
#include "sim/base/quantity.h"
#include "sim/base/quarter.h"

// A list reads best as a paragraph.
// clang-format off
namespace partly {

constexpr auto fields_of(As<Quarter>) {
  return std::tuple{field("year", &Quarter::year), field("quarter", &Quarter::quarter)};
}
constexpr auto fields_of(As<Interval>) {
  return std::tuple{field("low", &Interval::low), field("high", &Interval::high)};
}
constexpr auto names_of(As<Provenance>) { return std::array{"measured", "sourced", "assumed", "derived"}; }
constexpr auto names_of(As<Unit>) {
  return std::array{"none", "usd", "usd-per-label", "usd-per-query", "usd-per-gflop", "usd-per-quarter",
      "fraction", "points", "count", "labels", "queries", "flop", "quarters", "seconds", "p-value",
      "log-odds"};
}
constexpr auto fields_of(As<Quantity>) {
  return std::tuple{field("value", &Quantity::value), display_field("unit", &Quantity::unit),
      display_field("provenance", &Quantity::provenance), field("range", &Quantity::range),
      display_field("source", &Quantity::source), display_field("explanation", &Quantity::explanation)};
}

}  // namespace partly
// clang-format on
