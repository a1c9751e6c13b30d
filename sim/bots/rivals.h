// Bots: labs that decide from the same view as a player and through the same door. A policy is a pure
// function of what its lab can see, so that a play can be repeated; its coin tosses come from a stream of its
// own.
#pragma once
#include <string>
#include <vector>

#include "sim/base/rng.h"
#include "sim/world/decide/decide.h"

namespace partly::bots {

using namespace world;  // bots read it and decide in its terms

// What a rival of this temperament does with the quarter that has just begun.
std::vector<Decision> decide_as(Temperament temperament, const Scenario& scenario, const World& world,
                                const std::string& lab, Rng& rng);

}  // namespace partly::bots
