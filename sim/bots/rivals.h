// Bots: labs that decide from the same view as a player and through the same door. A policy is a pure
// function of what its lab can see, so that a play can be repeated; its coin tosses come from a stream of its
// own.
#pragma once
#include <string>
#include <vector>

#include "sim/base/rng.h"
#include "sim/bots/seat.h"

namespace partly::bots {

// What a rival of this temperament does with the quarter that has just begun.
std::vector<Decision> decide_as(Temperament temperament, const Scenario& scenario, const World& world,
                                const std::string& lab, Rng& rng);

// The same submitted, until something is refused: then its plan has failed. Its coin tosses are the world's.
void play_rival(Temperament temperament, Seat& seat);

}  // namespace partly::bots
