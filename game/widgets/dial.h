// A half-round meter for one score with its teacher's mark, and the row of exam figures beside it.
#pragma once
#include <string>

#include "game/shell/ui.h"

namespace partly::game {

struct Dial {
  double low = 0, high = 1, value = 0;
  double mark = -1;  // teacher's value; outside [low, high] = none
  Meaning meaning = Meaning::student;
  std::string text = {};     // in the middle: "89 %"
  std::string caption = {};  // below it: "secret exam"
};
void dial(Ui&, Rect, const Dial&);

}  // namespace partly::game
