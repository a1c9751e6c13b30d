// A whole game that a temperament has played, for the tests of those in charge of a lab or of a console.
#pragma once
#include <algorithm>
#include <array>
#include <vector>

#include "sim/world/state/decision.h"
#include "sim/world/state/scenario.h"
#include "sim/world/state/world.h"

namespace partly::bots {

inline constexpr std::array kTempers{Temperament::thrifty, Temperament::reckless, Temperament::lawful,
                                     Temperament::opportunist};

struct PlayedByTemperament {
  World world;
  std::vector<Decision> decisions = {};
  int refused = 0;
  bool balanced = true;  // the ledger, at every close
};

template <class Kind>
bool did(const PlayedByTemperament& played) {
  return std::ranges::any_of(played.decisions,
                             [](const Decision& d) { return std::holds_alternative<Kind>(d); });
}

}  // namespace partly::bots
