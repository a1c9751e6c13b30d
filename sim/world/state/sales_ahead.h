// What a model will sell in the coming quarters if everything stays as it is today: the market's own logit on
// today's products, prices and trust, with the stated growth. It is what a forecast of the market begins
// with, without what rivals may yet bring and without events (sim/forecast/lab_outlook.h plays those, a
// hundred times, which is too dear for a rule). Both sides of a case value it by these sales.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/world/state/world.h"

namespace partly::world {

struct SalesAhead {               // a close each, the present one first
  std::vector<double> model_usd;  // of the model; 0 if it is not on sale
  std::vector<double>
      lost_usd;  // by its owner, if the model left the market and its best other took its place
  std::vector<double> gained_usd;  // by the claimant then; both less what serving takes and others are owed
};

// `quarterly_usd`: what the model is taken to sell a quarter, where somebody knows better.
SalesAhead sales_ahead(const Scenario& scenario, const World& world, const Model& model,
                       const std::string& claimant, int closes, std::optional<double> quarterly_usd = {});
// The same if its owner were trusted so much less, which comes back as trust does.
SalesAhead sales_ahead_with_less_trust(const Scenario& scenario, const World& world, const Model& model,
                                       const std::string& claimant, int closes, double trust_lost);

}  // namespace partly::world
