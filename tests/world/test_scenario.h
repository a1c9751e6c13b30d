// A small scenario with every quantity filled, for the tests of world and session. Figures are near those of
// the first scenario and bind nobody.
#pragma once
#include "sim/world/state/scenario.h"

namespace partly::world {

Scenario test_scenario();
// The same world where the player is the provider, with one rival of each temperament.
Scenario teacher_scenario();
// Every arrangement on offer.
void offer_everything(Scenario& scenario);
// Three cases of others: on the terms, on other grounds, and an authority's.
void add_docket(Scenario& scenario);

}  // namespace partly::world
