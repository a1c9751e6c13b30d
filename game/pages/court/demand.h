// What a claimant can do about its own claim: demand a settlement, answer an offer of the other side, or let
// the claim go.
#pragma once
#include "game/match/game_context.h"
#include "game/pages/court/settlement_terms.h"

namespace partly::game {

class DemandPanel {
 public:
  void draw(Ui&, Rect& rest, GameContext&, const world::ProceedingView&);

 private:
  int proceeding_ = -1;
  double demand_usd_ = 0;
  TermsPicker terms_;
  law::SettlementTerms chosen_;
};

}  // namespace partly::game
