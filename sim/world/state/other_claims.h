// What else rests on the theories of a case: the other claims that a ruling, an admission or an audit would
// move. No part of the case itself (valuation.h).
#pragma once
#include "sim/law/settlement.h"
#include "sim/world/state/world.h"

namespace partly::world {

// What a side expects of its other claims in this theory, or fears of them: those that are open, and those
// that may follow. A claimant counts of others' models those alone that something has pointed to.
double other_claims_usd(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                        law::Side side, law::Theory theory);
// Claims on other models of the defendant that only an audit may find: its owner knows of them; a claimant
// takes whatever has been sold for what the law takes a model for that is sued.
double found_by_audit_usd(const Scenario& scenario, const World& world, const law::Proceeding& proceeding,
                          law::Side side);

}  // namespace partly::world
