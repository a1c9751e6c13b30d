// What a defendant can plead beside denying: a licence, independent creation, pre-emption, standard practice,
// unclean hands. A plea is checked: against what the model was really trained on, against what the claimant
// itself did. Some are double-edged, and that is their point.
#pragma once
#include <array>

#include "sim/base/quantity.h"
#include "sim/law/theory.h"

namespace partly::law {

enum class Defence {
  licence,               // permission in writing: on the record by itself, nobody has to plead it
  independent_creation,  // own provenance records, opened by the plea
  preemption,            // contract and tort give way to copyright law (X1)
  standard_practice,     // everybody does it (F02); weakens one's own later claims (F41)
  unclean_hands,         // the claimant did the same (F57)
};
inline constexpr std::array kDefences{Defence::licence, Defence::independent_creation, Defence::preemption,
                                      Defence::standard_practice, Defence::unclean_hands};

struct DefenceRules {
  Quantity creation_upheld;        // log-odds where the records hold no answer of the claimant (negative)
  Quantity creation_contradicted;  // log-odds where they do (positive)
  Quantity preempted;              // chance that the claim is pre-empted (X1)
  Quantity standard_practice;      // of the theory that a fully settled custom would take away, fraction
  Quantity own_claims;             // what that plea takes off one's own later claims, fraction (F41)
  Quantity claimant_copied;        // chance that the claimant's own past shows the same (F57)
  Quantity hands_bar;              // then: share of the chance of an equitable order that falls away
  Quantity hands_cut;              // then: share of the award that falls away
  Quantity credibility_lost;       // by a plea that turns out to be untrue, fraction
};

bool fits(Defence defence, Theory theory);  // whether it answers that claim at all
const char* name(Defence defence);          // "independent creation"
const char* meaning(Defence defence);       // one plain sentence
const char* fact(Defence defence);          // the fact id that it rests on; empty: an assumption of the model

}  // namespace partly::law
