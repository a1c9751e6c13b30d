// How the axes of a rule maker's game are shown: short titles, units, and which end people usually call
// better.
#pragma once
#include <string>

#include "game/match/game_context.h"
#include "sim/regime/play.h"

namespace partly::game {

struct AxisLook {
  double regime::Year::*value;
  const char* title;  // "Price of a seat"
  const char* unit;   // "dollars"; may be empty
  const char* brief;  // head of a narrow column: "price"
  Unit kind;
  int better;    // +1 higher, -1 lower, 0: for the reader to say
  double floor;  // no value lies below
  double least;  // span of a chart's axis
};
const std::vector<AxisLook>& axis_looks();  // in the order in which they are shown
const AxisLook& look_of(double regime::Year::*value);

std::string axis_text(const AxisLook&, double value);  // "$15.40", "44.6 %", "0.135"
// "15.40 ± 0.07" with the unit where it has one.
std::string axis_text(const AxisLook&, const Spread&);
Quantity axis_quantity(const AxisLook&, const Spread&, const std::string& formula);

}  // namespace partly::game
