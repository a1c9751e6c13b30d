// The player's books: postings newest first with the running balance, and the sums by account, which also
// filter.
#pragma once
#include <optional>

#include "game/match/game_context.h"

namespace partly::game {

class LedgerPanel {
 public:
  void postings(Ui&, Rect& rest, const world::WorldView&);
  void totals(Ui&, Rect& rest, const world::WorldView&);  // a row is a button: only its postings are listed

 private:
  void line(Ui&, Rect& rest, const world::LedgerLine&, bool wide);

  std::optional<econ::Account> only_ = {};
};

// Sum of the player's postings for one reason; negative: paid.
Quantity total_of(const world::WorldView&, econ::Account);
// All that was paid for training and law, in the order of a bill; accounts without a posting are left out.
std::vector<std::pair<econ::Account, Quantity>> paid_by_account(const world::WorldView&);
Quantity paid_in_all(const world::WorldView&);
Meaning meaning_of(econ::Account);

}  // namespace partly::game
