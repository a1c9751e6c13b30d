// One account of the provider's API, and what can be done about it: access, a licence, a claim. Of the honest
// customers it shows what the monitor and the API do to them.
#pragma once
#include <array>
#include <string>

#include "game/match/game_context.h"

namespace partly::game {

class AccountPanel {
 public:
  // `lab`: whose account, or kHonest. Returns the height used.
  float draw(Ui&, Rect, GameContext&, const std::string& lab);

 private:
  void licence(Ui&, Rect& rest, GameContext&, const world::AccountView&);
  void claim(Ui&, Rect& rest, GameContext&, const world::SuspectView&);
  void further_counts(Ui&, Rect& rest, const world::SuspectView&);
  world::SendNotice notice(const world::SuspectView&) const;

  std::string lab_ = {};
  double fee_usd_ = -1, royalty_ = 0;                  // on the sliders; a fee below zero: not moved yet
  int theory_ = 0;                                     // index among the choices, best first
  std::array<bool, law::kTheories.size()> also_ = {};  // pleaded beside it
  bool also_set_ = false;                              // from what counts money would plead
};

}  // namespace partly::game
