// How a game went so far, as curves and guesses show it.
#pragma once
#include <string>

#include "sim/base/quantity.h"
#include "sim/base/quarter.h"

namespace partly::world {

struct GuessView {
  std::string model;
  double guessed = 0;
  Quantity measured;
};

struct SeriesPoint {
  Quarter quarter;
  double cash_usd = 0, capability = 0, share = 0, trust = 0, exposure_usd = 0;
};

}  // namespace partly::world
