// What courts have made of each theory so far: a Beta belief a theory, moved by one for each substantive
// ruling and by nothing else but talk. It holds for all labs and for later quarters. Sources: F38 (the first
// ruling sets the frame), F39 (a finding hands every lab a tested instrument), F40 (an admission makes the
// practice look like custom): opinions that disagree, so the weights are assumptions.
#pragma once
#include <array>

#include "sim/law/claim.h"

namespace partly::law {

// Rulings for and against, those that the start is worth included; their order does not matter.
struct Belief {
  double accepted = 1, rejected = 1;

  static Belief about(double mean, double weight);  // as firm as so many rulings
  double mean() const { return accepted / (accepted + rejected); }
  double weight() const { return accepted + rejected; }
  void rule(bool for_theory) { (for_theory ? accepted : rejected) += 1; }
  void talk(double factor);  // moves the mean by a factor, within 0 and 1, and leaves its weight
};

struct Precedent {
  std::array<Belief, kTheories.size()> beliefs;
  double norm = 0;  // how far the practice counts as custom, 0..1

  Belief& of(Theory theory) { return beliefs[index_of(theory)]; }
  const Belief& of(Theory theory) const { return beliefs[index_of(theory)]; }
  void add_custom(double more);  // an admission in public, within 0 and 1 (F40)
};

// The belief as it stands: the start moved by rulings, talk and custom; its range moves along.
Quantity belief_now(const ClaimRules& rules, const Precedent& precedent, const NormRules& norm);

}  // namespace partly::law
