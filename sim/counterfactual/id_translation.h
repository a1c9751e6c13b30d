// The ids of a played game in another play of its scenario. An own model is known by the decision that
// ordered it there and here, any other model by its owner and its place among the owner's, a claim by its
// model, theory, claimant and number (sim/world/state/identity.h). What does not exist here has no id.
#pragma once
#include <map>
#include <optional>
#include <string>
#include <variant>

#include "sim/session/played_game.h"
#include "sim/world/state/identity.h"

namespace partly::counterfactual {

class IdTranslation {
 public:
  explicit IdTranslation(const session::PlayedGame& game);  // which outlives this

  // The decision of this number has ordered this model here.
  void ordered(int decision, int model_here) { made_[decision] = model_here; }
  // The decision in the ids of this play, or why it means nothing here.
  std::variant<world::Decision, std::string> translated(const world::World& here,
                                                        const world::Decision& decision) const;
  // The claim that a decision of the game is about; none if it is about none.
  std::optional<world::ClaimIdentity> claim_of(const world::Decision& decision) const;
  const law::Proceeding* claim_here(const world::World& here, const world::ClaimIdentity& claim) const;

 private:
  std::optional<int> model_here(const world::World& here, int model) const;
  std::string why_no_model(int model) const;
  std::string why_no_claim(int proceeding) const;

  const session::PlayedGame& game_;
  std::map<int, int> orders_;  // of the game's models: number of the decision that ordered it
  std::map<int, int> made_;    // number of a decision: the model that it ordered here
};

}  // namespace partly::counterfactual
