#include "game/pages/rule_maker/axis_look.h"

#include "sim/base/format.h"

namespace partly::game {
namespace {

using regime::Year;

int decimals_of(const AxisLook& look) {
  if (look.value == &Year::price_usd) return 2;
  if (look.value == &Year::concentration) return 3;
  return 1;
}

}  // namespace

const std::vector<AxisLook>& axis_looks() {
  static const std::vector<AxisLook> looks{
      {&Year::frontier, "Frontier capability", "points", "frontier", Unit::points, +1, 0, 10},
      {&Year::price_usd, "Price of a seat", "", "price", Unit::usd, -1, 0, 2},
      {&Year::concentration, "Concentration", "HHI, 1 is a monopoly", "HHI", Unit::none, -1, 0, 0.1},
      {&Year::distilled, "Share distilled", "of sales", "distilled", Unit::fraction, 0, 0, 0.2},
      {&Year::legal_usd, "Legal spend", "a year", "legal", Unit::usd, -1, 0, 1e8},
      {&Year::labs, "Labs on the market", "", "labs", Unit::count, +1, 0, 4},
      {&Year::invested_usd, "Investment", "a year", "invested", Unit::usd, 0, 0, 1e9},
      {&Year::tribute_usd, "Paid for learning", "a year", "paid", Unit::usd, 0, 0, 1e9},
      {&Year::wrongful, "Wrongly convicted", "a year", "wrongly", Unit::count, -1, 0, 1}};
  return looks;
}

const AxisLook& look_of(double Year::*value) {
  for (const AxisLook& look : axis_looks())
    if (look.value == value) return look;
  return axis_looks().front();
}

std::string axis_text(const AxisLook& look, double value) {
  if (look.value == &Year::price_usd) return "$" + format_number(value, 2);
  if (look.kind == Unit::usd) return format_usd(value);
  if (look.kind == Unit::fraction) return format_number(value * 100, 0) + " %";
  return format_number(value, decimals_of(look));
}

std::string axis_text(const AxisLook& look, const Spread& spread) {
  if (look.kind == Unit::fraction)
    return format_number(spread.mean * 100, 0) + " ± " + format_number(spread.sd * 100, 0) + " %";
  if (look.kind == Unit::usd && look.value != &Year::price_usd) {
    const bool billions = spread.mean >= 1e9;
    const double scale = billions ? 1e-9 : 1e-6;
    const int decimals = billions ? 1 : 0;
    return "$" + format_number(spread.mean * scale, decimals) + " ± " +
           format_number(spread.sd * scale, decimals) + (billions ? " B" : " M");
  }
  const std::string head = look.value == &Year::price_usd ? "$" : "";
  return head + format_number(spread.mean, decimals_of(look)) + " ± " +
         format_number(spread.sd, decimals_of(look));
}

Quantity axis_quantity(const AxisLook& look, const Spread& spread, const std::string& formula) {
  return Quantity::derived(spread.mean, look.kind, formula, Interval{spread.low, spread.high});
}

}  // namespace partly::game
