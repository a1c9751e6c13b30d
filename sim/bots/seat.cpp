#include "sim/bots/seat.h"

namespace partly::bots {

const std::string& PlayerSeat::lab() const {
  static const std::string player = kPlayerId;
  return player;
}

bool submits(Seat& seat, const Decision& decision) {
  return std::holds_alternative<Quote>(seat.submit(decision));
}

bool allowed(const Seat& seat, const Decision& decision) {
  return std::holds_alternative<Quote>(seat.check(decision));
}

bool submit_if_allowed(Seat& seat, const Decision& decision) {
  return allowed(seat, decision) && submits(seat, decision);
}

}  // namespace partly::bots
