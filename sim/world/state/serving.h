// What answering customers takes: a forward pass of the network that is on sale for every answer, at the
// price of arithmetic on the open list. A seat asks what so many seats together ask of the toy; nothing else
// is assumed, so that a small network is cheap to serve because it is small.
#pragma once
#include "sim/world/state/world.h"

namespace partly::world {

// Of one seat in a quarter, at today's price of arithmetic.
Quantity serving_usd(const Scenario& scenario, const World& world, const Model& model);
// Of a dollar that the lab's product brings, what is left after serving and what is owed to others by its
// sales; below zero where it sells under its cost. 1 where it sells nothing.
double margin_of(const Scenario& scenario, const World& world, const Lab& lab);

// Of what the lab's product, which it has, brings in a quarter: what is left once its customers are served
// and royalties are paid.
double left_usd(const Scenario& scenario, const World& world, const Lab& lab, const econ::Sale& sale);

}  // namespace partly::world
