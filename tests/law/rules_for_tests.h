// Claim rules with round numbers, for the tests of this room.
#pragma once
#include "sim/law/claim.h"

namespace partly::law {

inline Quantity assumed(double value, Unit unit, double low, double high) {
  return Quantity::assumed(value, unit, {low, high}, "for the test");
}

inline ClaimRules contract_rules() {
  return {.theory = Theory::contract,
          .belief = assumed(0.7, Unit::fraction, 0.5, 0.85),
          .exhibit_cap = assumed(3, Unit::log_odds, 2, 4),
          .exhibit_power = assumed(0.9, Unit::fraction, 0.7, 0.97),
          .monitor_log = assumed(0.7, Unit::log_odds, 0.3, 1.1),
          .admission_yes = assumed(4, Unit::log_odds, 3, 5),
          .admission_partly = assumed(2, Unit::log_odds, 1, 3),
          .denial_contradicted = assumed(1, Unit::log_odds, 0.5, 1.5),
          .licence_defence = assumed(-4, Unit::log_odds, -5, -3),
          .damages_multiple = assumed(1, Unit::none, 1, 2),
          .profit_share = assumed(0.25, Unit::fraction, 0.1, 0.5),
          .stage_cost_usd = assumed(2e6, Unit::usd, 1e6, 4e6),
          .facts = {"F31", "F35", "X1"}};
}

inline Record exhibit(double p) {
  Record record;
  record.exhibit_heard = true;
  record.exhibit_p = p;
  record.false_positive_rate = 0.01;
  record.exhibit_run = "run 3";
  return record;
}

}  // namespace partly::law
