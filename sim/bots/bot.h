// A player of our own. It decides through the same door as a person, so that a whole game can be played
// without one.
#pragma once
#include <string>

#include "sim/bots/seat.h"

namespace partly::bots {

class Bot {
 public:
  virtual ~Bot() = default;
  virtual std::string name() const = 0;
  virtual Route route() const = 0;
  // Submits this quarter's decisions; who keeps the game closes the quarter.
  virtual void play_quarter(PlayerSeat& seat) = 0;
};

}  // namespace partly::bots
