// The labs of a rule maker's industry as rows: what each sells, what it does now, and on asking why, from its
// temperament and what it could do instead.
#pragma once
#include <string>

#include "game/match/game_context.h"

namespace partly::game {

class IndustryLabs {
 public:
  void rows(Ui&, Rect& rest, const session::RuleMakerView&);  // a row is a button: why it does what it does
  void why(Ui&, Rect& rest, const session::RuleMakerView&);   // of the chosen lab
  bool chosen() const { return chosen_ >= 0; }

 private:
  int chosen_ = -1;  // place in the state's list
};

// "2 trails taken up, 1 settled, 1 judgment. 1 lab founded." of the last quarter.
std::string happened_text(const regime::Happened&);

}  // namespace partly::game
