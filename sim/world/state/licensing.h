// What a licence is worth to a lab that could take it: the fee at which it would sign. It compares what it
// expects to sell under a licence with what it expects without one, where a lab that would copy counts on a
// claim with some chance, and the more so the more claims were brought. Sales by the market's own law; what a
// licensee counts on and what copiers fear are the scenario's assumptions.
#pragma once
#include <string>

#include "sim/world/state/world.h"

namespace partly::world {

// Of the sales of models taught under its licence: what it agreed to, else the scenario's rate.
double royalty_of(const Scenario& scenario, const World& world, const std::string& lab);
// What the provider is owed of sales of this model: as settled or ruled, and by the licence that it learned
// under.
void pay_royalties(const Scenario& scenario, World& world, const std::string& event, const Model& model,
                   econ::Money sales);
// May be below zero: then it would not sign for nothing. In the teacher's role only.
Quantity worth_of_licence(const Scenario& scenario, const World& world, const std::string& lab,
                          double royalty);
// Quarterly sales of a lab at the present market if its product had this capability; the others stay as they
// are.
double sales_with(const Scenario& scenario, const World& world, const std::string& lab, double capability,
                  bool licensed = false);
// What a claim on a copy with so many sales would cost this lab on the whole, by the law of the best theory,
// if an alarm has noted it.
double claim_on_a_copy(const Scenario& scenario, const World& world, const std::string& lab,
                       double sales_usd);
// What the provider has earned from it so far: fees and royalties.
double licence_revenue_usd(const World& world, const std::string& lab);

}  // namespace partly::world
