// What a defendant can do: answer on the stand (at the deposition only), and offer to settle at any open
// stage.
#pragma once
#include "game/match/game_context.h"
#include "game/pages/court/settlement_terms.h"

namespace partly::game {

// "Did you distil?": yes, partly, no on the keys 1, 2 and 3, each with what it does to the chance.
void stand_panel(Ui&, Rect& rest, GameContext&, const world::ProceedingView&);

class SettlementPanel {
 public:
  void draw(Ui&, Rect& rest, GameContext&, const world::ProceedingView&);

 private:
  int proceeding_ = -1;
  double offer_usd_ = 0;
  TermsPicker terms_;
  law::SettlementTerms chosen_;
};

}  // namespace partly::game
