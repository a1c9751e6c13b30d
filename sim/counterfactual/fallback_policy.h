// What a lab does in a counterfactual game where its plan fails: keeps trying to place an order that lacks
// money, sells its best model if it sells none, and settles claims that the game itself never had where both
// sides gain, or says "partly" when asked.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/bots/seat.h"

namespace partly::counterfactual {

class FallbackPolicy {
 public:
  // An order to be placed as soon as it can be paid, with the licence before it where its route needs one.
  void want(world::TrainModel order, bool with_licence);
  // The model that the wanted order made, if it could be placed now.
  std::optional<int> place_order(bots::PlayerSeat& seat);
  void sell_the_best(bots::PlayerSeat& seat);
  // Claims for which `planned` is true are left to the player's own decisions.
  void face_claims(bots::PlayerSeat& seat, const std::function<bool(const world::ProceedingView&)>& planned);

  // What was decided so far: "Q2 2026: settle claim 12 for $1.94 B".
  const std::vector<std::string>& decisions() const { return decisions_; }

 private:
  bool act(bots::PlayerSeat& seat, const world::Decision& decision);
  bool affordable(bots::PlayerSeat& seat, const world::Decision& decision);

  std::optional<world::TrainModel> wanted_;
  bool with_licence_ = false;
  std::vector<std::string> decisions_;
};

// The player's model that was ordered last; null if there is none.
const world::ModelView* newest_of_mine(const world::WorldView& view);

}  // namespace partly::counterfactual
