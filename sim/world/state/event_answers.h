// Events that ask the player's lab: each is open for one quarter, the one after it happened, and whoever says
// nothing has chosen what the scenario names for that.
#pragma once
#include <string>

#include "sim/world/state/world.h"

namespace partly::world {

struct Scenario;

const EventRule* find_event(const Scenario& scenario, const std::string& id);  // null: not of this scenario
// What of the choice can be said in figures: seats that sign with the lab, or (negative) leave it. No more
// sign than buy from nobody, no more leave than are there.
double seats_moved(const Scenario& scenario, const World& world, const Lab& lab, const EventChoice& choice);
// What the lab sells more (or less) until the last quarter than if it said nothing, if all else stays as it
// is; what the choice costs, now and for records that are kept from now on, taken off. A word in public
// counts with the trust that it moves at once, and not with what comes if it turns out untrue.
Quantity prospect_of(const Scenario& scenario, const World& world, const Lab& lab, const EventRule& event,
                     const EventChoice& choice);
// Whether the player's lab is what this event is about.
bool concerns_player(const World& world, const EventRule& event);
// What an event or an answer changes for everybody: a price, a rule, or what courts believe.
void change_for_everybody(World& world, const std::string& changes, const Quantity& factor);
// Cost, trust, customers and prices; a word in public and a file of records are decisions of their own.
void take(const Scenario& scenario, World& world, Lab& lab, const EventRule& event,
          const EventChoice& choice);

}  // namespace partly::world
