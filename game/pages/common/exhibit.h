// The provenance exam as the court sees it: innocents and copiers beside the model in dispute, over all tests
// and in each; what that is worth as evidence, and how often the same rule errs; raw agreement, and why it
// misleads.
#pragma once
#include "game/match/game_context.h"
#include "game/pages/common/parts.h"

namespace partly::game {

class ExhibitPanel {
 public:
  void draw(Ui&, Rect& rest, const world::ProceedingView&, float histogram_height);

 private:
  void whole(Ui&, Rect& rest, const forensics::Exhibit&, float height, const std::string& whose);
  void test(Ui&, Rect& rest, const forensics::TestOutcome&, float height, const std::string& whose);
  void agreement(Ui&, Rect& rest, const forensics::Exhibit&, float height, const std::string& whose);
  void figures(Ui&, Rect& rest, const forensics::Exhibit&);

  int proceeding_ = -1;  // that `shown_` was chosen for
  int shown_ = 0;        // all tests together, one of the three, or raw agreement
};

Quantity ratio_of(const forensics::Exhibit&);
std::string ratio_text(const forensics::Exhibit&);  // "24 : 1 (9.1 : 1 to 24 : 1)"
Figure ratio_figure(const std::string& id, const std::string& name, const forensics::Exhibit&);
Quantity innocents_suspected(const forensics::Exhibit&);  // of the unseen ones
Figure innocents_figure(const char* id, const forensics::Exhibit&);

}  // namespace partly::game
