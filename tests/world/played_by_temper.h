// A whole game that a temperament has played, for the tests of those in charge of a lab or of a console.
#pragma once
#include <algorithm>
#include <array>
#include <vector>

#include "sim/world/decision.h"
#include "sim/world/scenario.h"
#include "sim/world/world.h"

namespace partly::world {

inline constexpr std::array kTempers{Temperament::thrifty, Temperament::reckless, Temperament::lawful,
                                     Temperament::opportunist};

struct PlayedByTemper {
  World world;
  std::vector<Decision> decisions = {};
  int refused = 0;
  bool balanced = true;  // the ledger, at every close
};

template <class Kind>
bool did(const PlayedByTemper& played) {
  return std::ranges::any_of(played.decisions,
                             [](const Decision& d) { return std::holds_alternative<Kind>(d); });
}

}  // namespace partly::world
