// What a provenance exam that is still to come may say of a model, and with what chance: as the newest exam
// of this game found of models that it had not seen, else as its references would allow.
#pragma once
#include <vector>

#include "sim/forecast/prospects.h"

namespace partly::forecast {

// That an exam yet to come finds a copy that is one, before any has been held in this game: an assumption,
// 0.3 to 1. Measured for 500 answers with probabilities: 1; for 100 bare ones: 0.3 (docs/model-card.md).
inline constexpr double kExamFindsCopy = 0.9;

struct ExpectedShowing {
  double chance = 1;
  law::Showing showing;
};

// `copy`: whether the model is one; the chances add up to 1.
std::vector<ExpectedShowing> expected_showings(const Scenario& scenario, const World& world, bool copy);
// Of a model of the forecaster's own: an exam that it has ordered is what a court will hear, give or take.
std::vector<ExpectedShowing> expected_showings(const Scenario& scenario, const World& world,
                                               const Model& suspect);

}  // namespace partly::forecast
