// The player's own suit (sim/law/suit.h) as the game stands: what each count must show, what the suit may
// bring, and what its discovery has opened of the player's own books. All const.
#pragma once
#include "sim/law/suit.h"
#include "sim/world/state/world.h"

namespace partly::world {

law::ClaimantStanding claimant_now(const World& world);
std::vector<law::Condition> conditions_now(const Scenario& scenario, const World& world,
                                           const law::CountRules& count,
                                           const law::ClaimantStanding& claimant);
// Sum x chance over the counts that are not ruled on, had the claimant this standing.
Quantity suit_worth(const Scenario& scenario, const World& world, const law::ClaimantStanding& claimant);
// What an answer about one's own models would make of the standing.
law::ClaimantStanding standing_after(const Scenario& scenario, const World& world, law::Answer answer);
bool contradicted_in_suit(const Scenario& scenario, const World& world, law::Answer answer);
const law::AnswerEffect& effect_in_suit(const Scenario& scenario, const World& world, law::Answer answer);

// Whether discovery in its owner's own suit has opened the books on this model: for every claim about it.
bool opened_by_suit(const World& world, const Model& model);
// What its owner has said under oath in its own suit about models made until then; none if nothing.
law::Answer said_in_suit(const World& world, const Model& model);

}  // namespace partly::world
