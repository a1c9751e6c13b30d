// An industry of labs as a scenario sets it: the constant half of a rule maker's game; State is the other.
// Every parameter is a Quantity, nearly all of them assumptions with range and reason. What the model is and
// leaves out: docs/regime-model.md.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/base/quarter.h"
#include "sim/base/result.h"
#include "sim/econ/market.h"
#include "sim/econ/price_list.h"
#include "sim/econ/temperament.h"
#include "sim/regime/curves.h"
#include "sim/regime/rule.h"

namespace partly::regime {

using econ::kTemperaments;
using econ::Temperament;

struct Character {
  Quantity risk_weight;  // of what might have to be paid for copying, against money in the hand
  Quantity horizon;      // how far ahead it counts profits (quarters)
};

struct LabSetup {
  std::string id, name;
  Temperament temperament = Temperament::thrifty;
  Quantity cash_usd;
  Quantity start_labels;  // own labels of the model that it has on sale at the start; 0: none yet
};

// Prices lie between the reference price / this and the reference price x this. No lab comes near either end;
// the bounds are there so that none is infinite.
inline constexpr double kPriceSpan = 4;

// How labs run, beyond what each decides.
struct Business {
  Quantity serving_usd;       // what serving one unit at the reference price costs
  Quantity operations_usd;    // of a lab, a quarter
  Quantity price_speed;       // share of the way to the best price that a lab goes in a quarter
  Quantity run_quarters;      // from the order to the first sale
  Quantity edition_quarters;  // how long until the world is its next edition, as the curves measured one
  Quantity bare_points;       // capability points that customers miss where only bare answers are served
  Quantity discount;          // of next quarter's money (fraction)
  Quantity trust;             // of everybody at the start (fraction)
  Quantity trust_loss;        // of a lab that is found to have copied without permission (fraction)
  Quantity trust_gain;        // a quarter, back towards the start (fraction)
};

// What labs believe before they have seen anything, and how fast they learn from what they see.
struct Beliefs {
  Quantity catch_up;  // share of a lead that the others close within the horizon
  Quantity speed;     // weight of the last quarter in every belief (fraction)
  Quantity reform;    // chance that the law changes within a year (fraction)
  // Of a model's profits, that a new law takes away: a licence that no longer holds, a lead that may be
  // copied, a copy that has to go (fraction).
  Quantity reform_loss;
};

struct Courts {
  Quantity counsel_usd;       // each side, a case taken to judgment
  Quantity quarters;          // until judgment
  Quantity settlement;        // chance that the parties settle at once, at the expected award
  Quantity precedent_weight;  // rulings that the first belief is worth (F38)
  Quantity false_suspicion;   // how often an owner takes up the trail of an innocent, against that of a copy
  Quantity bargaining;        // the owner's share of what both gain by a licence (fraction)
  Quantity adapting_usd;      // counsel of each lab when the law changes: licences, records, advice
  Quantity examination_usd;   // of one model by an authority
};

struct Entry {
  Quantity chance;    // a quarter that somebody thinks of founding a lab
  Quantity cash_usd;  // that investors give a founder whose plan pays
  int most_labs = 16;
};

struct Industry {
  Quarter start{2026, 1};
  int quarters = 40;
  int change_every_years = 2;  // the least time between two changes of the rule
  std::uint64_t seed = 1;
  CurvePlan plan;
  std::array<Character, kTemperaments.size()> characters;  // in the order of kTemperaments
  std::vector<LabSetup> labs;
  econ::PriceList prices;
  econ::MarketRules market;
  Business business;
  Beliefs beliefs;
  Courts courts;
  Entry entry;
  std::vector<Rule> rules;
  std::string first_rule;  // in force where the rule maker chooses none

  const Character& character(Temperament temperament) const;
  int rule_index(const std::string& id) const;  // -1: no such rule
};

}  // namespace partly::regime
