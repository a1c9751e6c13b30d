// The labs of a scenario as they begin.
#pragma once
#include <string>

#include "sim/base/quantity.h"
#include "sim/econ/temperament.h"

namespace partly::world {

inline constexpr const char* kPlayerId = "player";  // the player's lab in every scenario

// Whose part the player takes: a lab that may learn from the provider, or the provider itself. It follows
// from the kind of the player's lab.
enum class Role { student_lab, teacher_lab };
enum class LabKind { player, provider, publisher, rival };
using econ::Temperament;

struct LabSetup {
  std::string id;    // "player", "meridian"
  std::string name;  // as shown
  LabKind kind = LabKind::rival;
  Temperament temperament = Temperament::thrifty;
  Quantity cash_usd;
  Quantity trust;  // 0..1
  // Of its product at the start; the publisher's: what hosting free weights costs a customer.
  Quantity price_usd;
  Quantity operations_usd;  // a quarter, whatever it does
  Quantity start_labels;    // rivals: the first model is trained on so many own labels; 0: no model yet
};

}  // namespace partly::world
