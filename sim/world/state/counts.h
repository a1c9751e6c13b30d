// The counts of a complaint. A second suit on the same facts would be barred, so that whoever sues pleads in
// one complaint all that may be pleaded in good faith and is worth its drafting. What counts come to together
// is sim/law/counts.h.
#pragma once
#include <vector>

#include "sim/world/state/world.h"

namespace partly::world {

// Whether a lab may plead it here: the authority's duty stays with the authority.
bool may_be_pleaded(const Scenario& scenario, law::Theory theory);
// What counsel costs a stage by its usual price, all counts together.
Quantity stage_cost_of(const Scenario& scenario, const law::Proceeding& proceeding);
// A claim of the provider's that nobody has brought.
law::Proceeding supposed_claim(const Scenario& scenario, const World& world, const Model& model,
                               law::Theory theory, const std::vector<law::Theory>& further = {});
// The counts that a claimant who counts money adds to the claim as it stands: one after the other, the one
// that adds most to what going on is worth, as long as that is more than it costs.
std::vector<law::Theory> counts_worth_adding(const Scenario& scenario, const World& world,
                                             law::Proceeding claim);

// A claim of which notice is given, as a claimant that is no player will file it; any other as it is.
law::Proceeding as_it_will_be_filed(const Scenario& scenario, const World& world,
                                    const law::Proceeding& claim);

}  // namespace partly::world
