// What a provenance exam that is still to come may say of a model, and with what chance: as the newest exam
// known to whoever asks found of models that it had not seen, else as its references would allow.
#pragma once
#include <string>
#include <vector>

#include "sim/world/state/world.h"

namespace partly::world {

// That an exam yet to come finds a copy that is one, before any has been held in this game: an assumption,
// 0.3 to 1. Measured for 500 answers with probabilities: 1; for 100 bare ones: 0.3 (docs/model-card.md).
inline constexpr double kExamFindsCopy = 0.9;

struct ExpectedShowing {
  double chance = 1;
  law::Showing showing;
};

// The chances add up to 1. `copy`: whether the model is one. `lab`: who expects; courts' exhibits are public,
// an exam that a lab ordered for itself is known to that lab alone.
std::vector<ExpectedShowing> expected_showings(const Scenario& scenario, const World& world, bool copy,
                                               const std::string& lab);
// By the owner of the model, who knows what it was taught on: an exam that it has ordered is what a court
// will hear, give or take.
std::vector<ExpectedShowing> expected_by_owner(const Scenario& scenario, const World& world,
                                               const Model& suspect);
// By somebody who takes the model for a copy with this chance.
std::vector<ExpectedShowing> expected_by_doubter(const Scenario& scenario, const World& world,
                                                 double chance_copy, const std::string& lab);

}  // namespace partly::world
