// Every rule beside every other, over the same seeds, with spreads; and the same with one assumption turned
// to an end of its range. There is no score: a mark says which rule does best on one axis alone.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

class RuleTable {
 public:
  void draw(Ui&, Rect& rest, RuleMakerGame&);
  bool waiting() const { return waiting_; }  // for a comparison that is being worked out

 private:
  void levers(Ui&, Rect& rest);

  int lever_ = 0, end_ = 1;  // 0 low, 1 as the scenario sets it, 2 high
  bool waiting_ = false;
};

// "No rule is best on every axis: ..." from what was worked out.
std::string verdict_on(const session::Comparison&, const session::RuleMakerView&);
// How many rules change their rank on some axis against `before`.
int ranks_changed(const session::Comparison& before, const session::Comparison& after);

}  // namespace partly::game
