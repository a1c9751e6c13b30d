// What a lab does in a counterfactual game where its plan fails: keeps trying to place an order that lacks
// money, sells its best model if it sells none, and faces the claims that it is left with.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/bots/seat.h"

namespace partly::counterfactual {

// What it is to do about a claim.
struct ClaimPlan {
  bool settle = false;                     // where both sides gain
  law::Answer answer = law::Answer::none;  // when asked; none: nothing is said
};

class FallbackPolicy {
 public:
  // An order to be placed as soon as it can be paid, with the licence before it where its route needs one.
  void want(world::TrainModel order, bool with_licence);
  // The model that the wanted order made, if it could be placed now.
  std::optional<int> place_order(bots::PlayerSeat& seat);
  void sell_the_best(bots::PlayerSeat& seat);
  // Gives the ids of the claims in which it has answered on the stand.
  std::vector<int> face_claims(bots::PlayerSeat& seat,
                               const std::function<ClaimPlan(const world::ProceedingView&)>& plan_for);
  // In a suit that the game did not take so far: a claimant who is silent loses it.
  void answer_in_own_suit(bots::PlayerSeat& seat);
  // Why the order that is still wanted could not be placed when it was tried last.
  const std::string& why_not_placed() const { return why_not_placed_; }

  // What was decided so far: "Q2 2026: settle claim 12 for $1.94 B".
  const std::vector<std::string>& decisions() const { return decisions_; }

 private:
  bool act(bots::PlayerSeat& seat, const world::Decision& decision);
  bool affordable(bots::PlayerSeat& seat, const world::Decision& decision);

  std::optional<world::TrainModel> wanted_;
  bool with_licence_ = false;
  std::string why_not_placed_;
  std::vector<std::string> decisions_;
};

// The player's model that was ordered last; null if there is none.
const world::ModelView* newest_of_mine(const world::WorldView& view);

}  // namespace partly::counterfactual
