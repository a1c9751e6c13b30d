// What a defendant can file: the motion to dismiss, pleas, an appeal, and the summary of what a model was
// trained on. Each says in a sentence what it does and what it risks, what it costs, or why it is refused.
#pragma once
#include "game/match/game_context.h"

namespace partly::game {

class FilingsPanel {
 public:
  // The motion and the pleas; those that are refused wait behind "more".
  void draw(Ui&, Rect& rest, GameContext&, const world::ProceedingView&);

 private:
  bool more_ = false;
};

// After a judgment that was lost.
void appeal_panel(Ui&, Rect& rest, GameContext&, const world::ProceedingView&);
// One button for each model whose summary may be published, and those that are.
void summaries_panel(Ui&, Rect& rest, GameContext&);
bool asks_for_summaries(GameContext&);  // whether the scenario knows the duty (X3)

}  // namespace partly::game
