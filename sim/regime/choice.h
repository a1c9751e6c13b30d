// How a lab decides what to train next, and an owner how its model answers: by expected profit under the rule
// in force, as far as its temperament and its purse allow. Nothing here changes the state.
#pragma once
#include <optional>
#include <vector>

#include "sim/regime/outlook.h"

namespace partly::regime {

// One way on to a next model.
struct Option {
  Way way = Way::own_labels;
  int budget = 0;  // labels, or queries of a copy
  Party teacher = kSuppliers;
  bool licensed = false;     // with the owner's or the law's licence, paid for
  bool lawful = true;        // needs no licence, or has it
  bool full = true;          // answers with probabilities
  Expected expected;         // from the measured curves
  double own_usd = 0;        // labels
  double computing_usd = 0;  // arithmetic, and the fixed cost of a run
  double answers_usd = 0;    // queries
  double declaration_usd = 0;
  double licence_usd = 0;
  double royalty = 0;
  double risk_usd = 0;  // expected cost of being pursued, before the lab's own weight of risk
  double gain_usd = 0;  // over keeping what it has, all costs and the weighted risk taken off

  double cost_usd() const { return own_usd + computing_usd + answers_usd + declaration_usd + licence_usd; }
};

// The best that the lab can pay for; nothing if keeping what it has is better.
std::optional<Option> choose(const Industry& industry, const Curves& curves, const State& state,
                             const Rule& rule, Party self);

// Why a lab would do what it does: the best that it can pay for of each kind (own labels, open weights, a
// copy without a licence, a copy with a licence), whatever it gains, best first.
std::vector<Option> options(const Industry& industry, const Curves& curves, const State& state,
                            const Rule& rule, Party self);

// Whether this lab does better by serving probabilities than bare answers, given how often it was copied last
// year.
bool serves_full_answers(const Industry& industry, const Curves& curves, const State& state, Party self);

// What a loser has to pay for an unpermitted copy that sold so much.
double award_usd(const Rule& rule, double sales_usd);
inline double award_usd(const Rule& rule, const Model& copy) { return award_usd(rule, copy.sales_usd); }

}  // namespace partly::regime
