// The calendar of the simulation: quarters of a year, counted from a scenario's first.
#pragma once
#include <compare>
#include <string>

namespace partly {

struct Quarter {
  int year = 2025;
  int quarter = 3;  // 1..4

  auto operator<=>(const Quarter&) const = default;

  Quarter plus(int quarters) const {
    const int index = year * 4 + (quarter - 1) + quarters;
    return {index / 4, index % 4 + 1};
  }
  int since(Quarter start) const { return (year - start.year) * 4 + (quarter - start.quarter); }
  std::string text() const { return "Q" + std::to_string(quarter) + " " + std::to_string(year); }
};

}  // namespace partly
