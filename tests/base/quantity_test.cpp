#include "sim/base/quantity.h"

#include <gtest/gtest.h>

#include "sim/base/format.h"
#include "sim/base/quarter.h"

namespace partly {
namespace {

TEST(Format, WritesMoneyInTheLargestFittingUnit) {
  EXPECT_EQ(format_usd(3.82e9), "$3.82 B");
  EXPECT_EQ(format_usd(48.7e9), "$48.7 B");
  EXPECT_EQ(format_usd(940e6), "$940 M");
  EXPECT_EQ(format_usd(999.96e6), "$1.00 B");
  EXPECT_EQ(format_usd(-12'400), "-$12.4 K");
  EXPECT_EQ(format_usd(0), "$0");
  EXPECT_EQ(format_usd(0.25), "$0.25");
}

TEST(Format, GroupsThousandsAndNeverWritesMinusZero) {
  EXPECT_EQ(format_number(1234567.8, 1), "1,234,567.8");
  EXPECT_EQ(format_number(-0.01, 1), "0.0");
  EXPECT_EQ(format_number(-1234, 0), "-1,234");
}

TEST(Format, WritesPValuesAsACourtWouldReadThem) {
  EXPECT_EQ(format_p(0.32), "0.32");
  EXPECT_EQ(format_p(0.0123), "0.012");
  EXPECT_EQ(format_p(0.0004), "0.0004");
  EXPECT_EQ(format_p(2e-7), "2e-07");
  EXPECT_EQ(format_p(0), "< 1e-12");
}

TEST(Quantity, NamesEveryUnitSoThatItCanBeReadBack) {
  for (int i = 0; i <= static_cast<int>(Unit::log_odds); ++i) {
    const Unit unit = static_cast<Unit>(i);
    EXPECT_EQ(unit_named(name(unit)), unit);
  }
  EXPECT_FALSE(unit_named("furlongs"));
}

TEST(Quantity, WritesItsUnit) {
  EXPECT_EQ(text(Quantity::sourced(1e9, Unit::usd, "F20")), "$1.00 B");
  EXPECT_EQ(text(Quantity::measured(0.917, Unit::fraction, "run 1", "exam")), "91.7 %");
  EXPECT_EQ(text(Quantity::assumed(500, Unit::queries, {100, 1000}, "a guess")), "500 queries");
}

TEST(Quarter, CountsAcrossYears) {
  constexpr Quarter start{2025, 3};
  EXPECT_EQ(start.plus(2), (Quarter{2026, 1}));
  EXPECT_EQ(start.plus(9).text(), "Q4 2027");
  EXPECT_EQ(start.plus(9).since(start), 9);
}

}  // namespace
}  // namespace partly
