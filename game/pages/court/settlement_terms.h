// Choosing the terms of a settlement, and what going on is worth part by part. Shared by who offers and who
// demands.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

class TermsPicker {
 public:
  void start_with(const law::SettlementTerms& terms, double list_royalty);
  void draw(Ui&, Rect& rest, const world::ProceedingView&);
  law::SettlementTerms terms() const;

 private:
  int later_ = 0;  // what becomes of later sales: nothing, a royalty, deletion, a licence
  double royalty_percent_ = 0;
  bool undertaking_ = false, audit_ = false, admission_ = false;
};

// The range of a slider for money, in round steps.
struct MoneyScale {
  double step = 1, most = 1;
};
MoneyScale money_scale(const law::SettlementZone& zone);
void zone_figures(Ui&, Rect& rest, const world::ProceedingView&, const law::SettlementZone& zone,
                  double most);
// What going on comes to, for whose page it is.
void value_lines(Ui&, Rect& rest, const world::ProceedingView&);

}  // namespace partly::game
