// The books read by somebody who did not write them: the journal is counted again and compared with the
// ledger's balances.
#pragma once
#include <string>

#include "sim/world/state/world.h"

namespace partly::survey {

// What is wrong with the books, in one sentence; empty if nothing is. Every transaction adds up to nothing
// for each party and names news that happened; the balances are those of the journal; all cash adds up to
// nothing.
std::string problem_in_books(const world::World& world);

}  // namespace partly::survey
