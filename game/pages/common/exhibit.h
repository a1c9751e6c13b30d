// The provenance exam as the court sees it: each test with its innocents and the suspect, raw agreement and
// why it misleads, the p-value, and how often the same rule accuses the innocent.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

class ExhibitPanel {
 public:
  void draw(Ui&, Rect& rest, const world::ProceedingView&, float histogram_height);

 private:
  void test(Ui&, Rect& rest, const forensics::TestOutcome&, float height, const std::string& whose);
  void agreement(Ui&, Rect& rest, const forensics::Exhibit&, float height, const std::string& whose);
  void figures(Ui&, Rect& rest, const forensics::Exhibit&);

  int proceeding_ = -1;  // that `shown_` was chosen for
  int shown_ = 0;        // one of the three tests, or 3: raw agreement
};

int strongest_test(const forensics::Exhibit&);
Quantity p_of(const forensics::Exhibit&);
Quantity innocents_accused(const forensics::Exhibit&);  // at p < .01

}  // namespace partly::game
